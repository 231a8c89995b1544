import type { PhoneEvent, Microphone, SoundDevice } from './browser-phone-state';
import type { Clock } from '../ground/clock';
import { problemOf } from '../ground/problem';

/** The part of the voice SDK's `Call` the page uses. */
export interface VoiceCall {
  readonly parameters: Readonly<Record<string, string>>;
  accept(): void;
  reject(): void;
  disconnect(): void;
  sendDigits(digits: string): void;
  on(event: 'accept' | 'disconnect' | 'cancel' | 'reject' | 'reconnected', listener: () => void): unknown;
  on(event: 'reconnecting' | 'error', listener: (error: unknown) => void): unknown;
  on(event: 'warning' | 'warning-cleared', listener: (name: string) => void): unknown;
  on(event: 'volume', listener: (input: number, output: number) => void): unknown;
}

/** The part of its `AudioHelper`. */
export interface VoiceAudio {
  readonly availableInputDevices: ReadonlyMap<string, SoundSource>;
  readonly availableOutputDevices: ReadonlyMap<string, SoundSource>;
  readonly inputDevice: SoundSource | null;
  readonly isOutputSelectionSupported: boolean;
  readonly speakerDevices: { get(): ReadonlySet<SoundSource>; set(id: string): Promise<void> };
  setInputDevice(id: string): Promise<void>;
  incoming(doEnable: boolean): boolean;
  on(event: 'deviceChange', listener: () => void): unknown;
}

interface SoundSource {
  readonly deviceId: string;
  readonly label: string;
}

/** The part of its `Device`. */
export interface VoiceDevice {
  readonly audio: VoiceAudio | null;
  register(): Promise<void>;
  updateToken(token: string): void;
  destroy(): void;
  on(event: 'registered' | 'unregistered' | 'tokenWillExpire', listener: () => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'incoming', listener: (call: VoiceCall) => void): unknown;
}

interface DeviceOptions {
  readonly closeProtection: boolean;
  readonly logLevel: 5;
  /** Where it enters Twilio's network. The region it talks to is the token's. */
  readonly edge?: string;
}

/** The part of the `@twilio/voice-sdk` package the page uses. */
export interface VoiceSdk {
  readonly Device: new (token: string, options: DeviceOptions) => VoiceDevice;
}

/** What the browser lets a page know about the microphone. */
export interface Microphones {
  /** Whether the page may listen; `unasked` where nobody has been asked. */
  permission(): Promise<Microphone>;
  /** Asks, which the browser shows. Lets go of the microphone at once. @throws DOMException */
  ask(): Promise<void>;
}

/** How loud it is at both ends, from 0 to 1. */
export interface Levels {
  readonly input: number;
  readonly output: number;
}

export interface PhoneOptions {
  readonly loadVoice: () => Promise<VoiceSdk>;
  readonly microphones: Microphones;
  readonly clock: Clock;
  readonly token: () => string;
  readonly edge: () => string | undefined;
  readonly tell: (event: PhoneEvent) => void;
  /** Told many times a second during a call, so that it is kept out of the model. */
  readonly tellLevels: (levels: Levels) => void;
}

/** The browser as the agent's telephone. What becomes of a request is told by events. */
export interface PhonePort {
  open(): Promise<void>;
  close(): void;
  answer(): void;
  hangUp(): void;
  /** @returns Whether a call on the browser took the keys, whose tones everybody in it hears. */
  sendDigits(digits: string): boolean;
  useNewToken(): void;
  askMicrophone(): Promise<void>;
  useDevice(kind: 'input' | 'output', id: string): Promise<void>;
}

/** A line that is not open by then is said to be down; the SDK goes on trying meanwhile. */
export const OPEN_WITHIN_MS = 15_000;

/** @see https://www.twilio.com/docs/voice/sdks/javascript/twiliodevice */
export function createPhone(options: PhoneOptions): PhonePort {
  const { loadVoice, microphones, clock, token, edge: edgeOf, tell, tellLevels } = options;
  let device: VoiceDevice | undefined;
  let call: VoiceCall | undefined;
  let cancelPatience = (): void => {};

  function close(): void {
    cancelPatience();
    const old = device;
    device = undefined;
    call = undefined;
    old?.destroy();
  }

  async function open(): Promise<void> {
    close();
    try {
      tell({ type: 'microphone-learnt', microphone: await microphones.permission() });
      const { Device } = await loadVoice();
      // It rings by the desk's own bell, and asks by itself before the page is closed in a call.
      const edge = edgeOf();
      const fresh = new Device(token(), { closeProtection: true, logLevel: 5, ...(edge !== undefined && { edge }) });
      device = fresh;
      fresh.audio?.incoming(false);
      listen(fresh);
      cancelPatience = clock.after(OPEN_WITHIN_MS, () =>
        tell({ type: 'phone-unreachable', problem: { code: 'timeout', message: 'Twilio did not answer.' } }),
      );
      await fresh.register();
      if (device === fresh) learnDevices();
    } catch (error) {
      cancelPatience();
      tell({ type: 'phone-unreachable', problem: problemOf(error) });
    }
  }

  function listen(fresh: VoiceDevice): void {
    /** A device that was given up may still have something to say. */
    const whileCurrent =
      <T extends unknown[]>(handle: (...args: T) => void) =>
      (...args: T): void => {
        if (device === fresh) handle(...args);
      };
    const down = (error?: unknown): void => {
      cancelPatience();
      const problem = error === undefined ? { code: 'network', message: 'The line is down.' } : problemOf(error);
      tell({ type: 'phone-unreachable', problem });
    };
    fresh.on(
      'registered',
      whileCurrent(() => {
        cancelPatience();
        tell({ type: 'phone-ready' });
      }),
    );
    fresh.on(
      'unregistered',
      whileCurrent(() => down()),
    );
    fresh.on('error', whileCurrent(down));
    fresh.on(
      'tokenWillExpire',
      whileCurrent(() => fresh.updateToken(token())),
    );
    fresh.on('incoming', whileCurrent(ring));
    fresh.audio?.on('deviceChange', whileCurrent(learnDevices));
  }

  function ring(incoming: VoiceCall): void {
    // One call at a time: TaskRouter calls the agent once for what they accepted.
    if (call) return incoming.reject();
    call = incoming;
    const whileCurrent =
      <T extends unknown[]>(handle: (...args: T) => void) =>
      (...args: T): void => {
        if (call === incoming) handle(...args);
      };
    const over = whileCurrent(() => {
      call = undefined;
      tellLevels({ input: 0, output: 0 });
      tell({ type: 'phone-call-over' });
    });
    incoming.on(
      'accept',
      whileCurrent(() => tell({ type: 'phone-call-open' })),
    );
    incoming.on(
      'reconnecting',
      whileCurrent(() => tell({ type: 'phone-call-reconnecting' })),
    );
    incoming.on(
      'reconnected',
      whileCurrent(() => tell({ type: 'phone-call-open' })),
    );
    incoming.on(
      'warning',
      whileCurrent(() => tell({ type: 'phone-call-quality', isPoor: true })),
    );
    incoming.on(
      'warning-cleared',
      whileCurrent(() => tell({ type: 'phone-call-quality', isPoor: false })),
    );
    incoming.on(
      'volume',
      whileCurrent((input: number, output: number) => tellLevels({ input, output })),
    );
    incoming.on(
      'error',
      whileCurrent((error: unknown) => tell({ type: 'phone-failed', problem: problemOf(error) })),
    );
    incoming.on('disconnect', over);
    incoming.on('cancel', over);
    incoming.on('reject', over);
    tell({ type: 'phone-rings', from: incoming.parameters['From'] ?? '' });
  }

  function learnDevices(): void {
    const audio = device?.audio;
    if (!audio) return;
    const [output] = audio.speakerDevices.get();
    tell({
      type: 'sound-devices-learnt',
      devices: {
        inputs: listed(audio.availableInputDevices),
        outputs: listed(audio.availableOutputDevices),
        canChooseOutput: audio.isOutputSelectionSupported,
        ...(audio.inputDevice && { input: audio.inputDevice.deviceId }),
        ...(output && { output: output.deviceId }),
      },
    });
  }

  return {
    open,
    close,
    answer: () => call?.accept(),
    hangUp: () => call?.disconnect(),

    sendDigits(digits) {
      call?.sendDigits(digits);
      return call !== undefined;
    },

    useNewToken() {
      device?.updateToken(token());
    },

    async askMicrophone() {
      try {
        await microphones.ask();
        tell({ type: 'microphone-learnt', microphone: 'granted' });
        learnDevices();
      } catch (error) {
        const isMissing = error instanceof DOMException && error.name === 'NotFoundError';
        tell({ type: 'microphone-learnt', microphone: isMissing ? 'missing' : 'denied' });
      }
    },

    async useDevice(kind, id) {
      const audio = device?.audio;
      try {
        await (kind === 'input' ? audio?.setInputDevice(id) : audio?.speakerDevices.set(id));
      } catch (error) {
        tell({ type: 'phone-failed', problem: problemOf(error) });
      }
      learnDevices();
    },
  };
}

function listed(devices: ReadonlyMap<string, SoundSource>): SoundDevice[] {
  return [...devices.values()].map(({ deviceId: id, label }) => ({ id, label }));
}

/** The browser's own word about the microphone. */
export const browserMicrophones: Microphones = {
  async permission() {
    // A page that does not come over HTTPS has none.
    if (!('mediaDevices' in navigator)) return 'missing';
    try {
      const { state } = await navigator.permissions.query({ name: 'microphone' });
      return state === 'prompt' ? 'unasked' : state;
    } catch {
      // Not every browser tells without asking.
      return 'unasked';
    }
  },

  async ask() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
  },
};
