import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../emulator';
import { Line } from './line';
import { LocalService } from './service';
import { ServiceFloor } from './service-floor';

export { activityNamed, heard } from './service-floor';

/** The browser SDK against a local TaskRouter whose clock stands still, over a line that can be cut. */
export class SdkFloor extends ServiceFloor {
  private constructor(
    readonly emulator: Emulator,
    readonly line: Line,
  ) {
    super(new LocalService(emulator, line.host), (kind, name) => emulator.control.sidOf(kind, name));
  }

  /** @param seed - A file beside this one. */
  static async open(seed = 'floor.yaml', variables: Record<string, string> = {}): Promise<SdkFloor> {
    const emulator = await createEmulator({ seed: join(__dirname, seed), variables });
    emulator.clock.freeze();
    return new SdkFloor(emulator, await Line.to(emulator.origin));
  }

  override async close(): Promise<void> {
    await super.close();
    await this.line.close();
  }
}
