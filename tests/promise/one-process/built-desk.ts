import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildDesk, LOCAL_CONNECT_ORIGINS } from '../../../scripts/build';
import { PROJECT_FOLDER } from '../../../scripts/project';

/** A desk that is built for the tests of a file, whether or not one is there, and thrown away after them. */
export class BuiltDesk {
  /** Inside the project. */
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async build(): Promise<BuiltDesk> {
    await mkdir(join(PROJECT_FOLDER, 'dist'), { recursive: true });
    const made = await mkdtemp(join(PROJECT_FOLDER, 'dist', 'test-'));
    await buildDesk({ outFolder: made, connectOrigins: LOCAL_CONNECT_ORIGINS, minify: false });
    return new BuiltDesk(relative(PROJECT_FOLDER, made));
  }

  remove(): Promise<void> {
    return rm(join(PROJECT_FOLDER, this.folder), { recursive: true });
  }
}
