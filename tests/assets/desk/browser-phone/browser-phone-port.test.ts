import { EventEmitter } from 'node:events';
import type { PhoneEvent, Microphone } from '../../../../src/assets/desk/browser-phone/browser-phone-state';
import {
  createPhone,
  type Levels,
  OPEN_WITHIN_MS,
  type VoiceAudio,
  type VoiceCall,
  type VoiceDevice,
  type VoiceSdk,
} from '../../../../src/assets/desk/browser-phone/browser-phone-port';
import { handClock, type HandClock } from '../ground/hand-clock';

/** A call that a test rings, answers and ends. */
class PretendCall extends EventEmitter implements VoiceCall {
  readonly parameters = { From: '+15557654321' };
  readonly done: string[] = [];

  accept(): void {
    this.done.push('accept');
    this.emit('accept', this);
  }

  reject(): void {
    this.done.push('reject');
    this.emit('reject');
  }

  sendDigits(digits: string): void {
    this.done.push(`keys ${digits}`);
  }

  disconnect(): void {
    this.done.push('disconnect');
    this.emit('disconnect', this);
  }
}

const source = (deviceId: string, label: string) => ({ deviceId, label });

class PretendAudio extends EventEmitter implements VoiceAudio {
  readonly availableInputDevices = new Map([['in', source('in', 'Headset')]]);
  readonly availableOutputDevices = new Map([['out', source('out', 'Loudspeaker')]]);
  readonly isOutputSelectionSupported = true;
  inputDevice: { deviceId: string; label: string } | null = null;
  rings = true;
  readonly speakerDevices = {
    get: () => new Set([source('out', 'Loudspeaker')]),
    set: async (id: string) => {
      if (id !== 'out') throw new Error('Devices not found: ' + id);
    },
  };

  async setInputDevice(id: string): Promise<void> {
    this.inputDevice = this.availableInputDevices.get(id) ?? null;
  }

  incoming(doEnable: boolean): boolean {
    this.rings = doEnable;
    return doEnable;
  }
}

/** Stands in for the voice SDK's device, which would call Twilio and open a microphone. */
class PretendDevice extends EventEmitter implements VoiceDevice {
  static made: PretendDevice[] = [];
  static refuses: Error | undefined;
  readonly audio = new PretendAudio();
  isDestroyed = false;

  constructor(
    public token: string,
    readonly options: ConstructorParameters<VoiceSdk['Device']>[1],
  ) {
    super();
    PretendDevice.made.push(this);
  }

  async register(): Promise<void> {
    if (PretendDevice.refuses) throw PretendDevice.refuses;
  }

  updateToken(token: string): void {
    this.token = token;
  }

  destroy(): void {
    this.isDestroyed = true;
  }
}

let told: PhoneEvent[];
let levels: Levels[];
let permission: Microphone;
let asked: Error | undefined;
let clock: HandClock;
let token: string;
let edge: string | undefined;

beforeEach(() => {
  told = [];
  levels = [];
  permission = 'granted';
  asked = undefined;
  clock = handClock();
  token = 'first';
  edge = undefined;
  PretendDevice.made = [];
  PretendDevice.refuses = undefined;
});

const phone = () =>
  createPhone({
    loadVoice: async () => ({ Device: PretendDevice }),
    microphones: {
      permission: async () => permission,
      ask: async () => {
        if (asked) throw asked;
      },
    },
    clock,
    token: () => token,
    edge: () => edge,
    tell: (event) => void told.push(event),
    tellLevels: (heard) => void levels.push(heard),
  });

async function opened() {
  const port = phone();
  await port.open();
  const [device] = PretendDevice.made;
  if (!device) throw new Error('Expected a device.');
  device.emit('registered');
  told = [];
  return { port, device };
}

const types = () => told.map(({ type }) => type);

describe('the line', () => {
  it('enters Twilio’s network where the session says, or wherever the SDK chooses', async () => {
    expect((await opened()).device.options).not.toHaveProperty('edge');
    PretendDevice.made = [];
    edge = 'dublin';
    expect((await opened()).device.options).toMatchObject({ edge: 'dublin', closeProtection: true });
  });

  it('is open when Twilio has registered the browser, with the session’s token and without a bell of its own', async () => {
    const port = phone();
    await port.open();
    expect(types()).toEqual(['microphone-learnt', 'sound-devices-learnt']);
    PretendDevice.made[0]?.emit('registered');
    expect(told.at(-1)).toEqual({ type: 'phone-ready' });
    expect(PretendDevice.made[0]).toMatchObject({ token: 'first', audio: { rings: false } });
    clock.advance(OPEN_WITHIN_MS);
    expect(told.at(-1)).toEqual({ type: 'phone-ready' });
  });

  it('is down when Twilio does not answer in time', async () => {
    await phone().open();
    clock.advance(OPEN_WITHIN_MS);
    expect(told.at(-1)).toMatchObject({ type: 'phone-unreachable', problem: { code: 'timeout' } });
  });

  it('is down when the SDK cannot be loaded or refuses', async () => {
    PretendDevice.refuses = new Error('Failed to fetch: network');
    await phone().open();
    expect(told.at(-1)).toMatchObject({ type: 'phone-unreachable', problem: { code: 'network' } });
  });

  it.each(['unregistered', 'error'])('is down after “%s”, and open again after “registered”', async (event) => {
    const { device } = await opened();
    device.emit(event, new Error('ConnectionError (53000)'));
    expect(types()).toEqual(['phone-unreachable']);
    device.emit('registered');
    expect(types()).toEqual(['phone-unreachable', 'phone-ready']);
  });

  it('is opened anew with another device, and the old one is not listened to', async () => {
    const { port, device } = await opened();
    await port.open();
    told = [];
    device.emit('unregistered');
    expect(device.isDestroyed).toBe(true);
    expect(told).toEqual([]);
  });

  it('goes on with a new token', async () => {
    const { port, device } = await opened();
    token = 'second';
    port.useNewToken();
    expect(device.token).toBe('second');
    token = 'third';
    device.emit('tokenWillExpire');
    expect(device.token).toBe('third');
  });

  it('is given up', async () => {
    const { port, device } = await opened();
    port.close();
    expect(device.isDestroyed).toBe(true);
    device.emit('registered');
    expect(told).toEqual([]);
  });
});

describe('a call', () => {
  it('rings, is answered, and is over', async () => {
    const { port, device } = await opened();
    const call = new PretendCall();
    device.emit('incoming', call);
    expect(told).toEqual([{ type: 'phone-rings', from: '+15557654321' }]);
    port.answer();
    port.hangUp();
    expect(call.done).toEqual(['accept', 'disconnect']);
    expect(types()).toEqual(['phone-rings', 'phone-call-open', 'phone-call-over']);
    expect(levels.at(-1)).toEqual({ input: 0, output: 0 });
  });

  it('takes the keys of the keypad, and says where there is none to take them', async () => {
    const { port, device } = await opened();
    expect(port.sendDigits('1')).toBe(false);
    const call = new PretendCall();
    device.emit('incoming', call);
    expect(port.sendDigits('2#')).toBe(true);
    expect(call.done).toEqual(['keys 2#']);
  });

  it('is over when the caller gives up', async () => {
    const { device } = await opened();
    const call = new PretendCall();
    device.emit('incoming', call);
    call.emit('cancel');
    call.emit('disconnect', call);
    expect(types()).toEqual(['phone-rings', 'phone-call-over']);
  });

  it('tells of a bad line, a broken one, and how loud it is', async () => {
    const { device } = await opened();
    const call = new PretendCall();
    device.emit('incoming', call);
    call.emit('warning', 'high-jitter');
    call.emit('warning-cleared', 'high-jitter');
    call.emit('reconnecting', new Error('lost'));
    call.emit('reconnected');
    call.emit('error', new Error('31003: no media'));
    call.emit('volume', 0.25, 0.5);
    expect(told.slice(1)).toMatchObject([
      { type: 'phone-call-quality', isPoor: true },
      { type: 'phone-call-quality', isPoor: false },
      { type: 'phone-call-reconnecting' },
      { type: 'phone-call-open' },
      { type: 'phone-failed' },
    ]);
    expect(levels).toEqual([{ input: 0.25, output: 0.5 }]);
  });

  it('is the only one: a second is turned away', async () => {
    const { device } = await opened();
    device.emit('incoming', new PretendCall());
    const second = new PretendCall();
    device.emit('incoming', second);
    expect(second.done).toEqual(['reject']);
    expect(types()).toEqual(['phone-rings']);
  });
});

describe('the microphone', () => {
  it('may be used after the agent allowed it', async () => {
    const { port } = await opened();
    await port.askMicrophone();
    expect(told[0]).toEqual({ type: 'microphone-learnt', microphone: 'granted' });
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
  ])('is %s: %s', async (name, microphone) => {
    const { port } = await opened();
    asked = new DOMException('No', name);
    await port.askMicrophone();
    expect(told).toEqual([{ type: 'microphone-learnt', microphone }]);
  });
});

describe('sound devices', () => {
  it('are listed with those in use, again when one is plugged in, and chosen', async () => {
    const { port, device } = await opened();
    device.audio.availableInputDevices.set('new', source('new', 'New headset'));
    device.audio.emit('deviceChange', []);
    await port.useDevice('input', 'new');
    expect(told.at(-1)).toEqual({
      type: 'sound-devices-learnt',
      devices: {
        inputs: [
          { id: 'in', label: 'Headset' },
          { id: 'new', label: 'New headset' },
        ],
        outputs: [{ id: 'out', label: 'Loudspeaker' }],
        input: 'new',
        output: 'out',
        canChooseOutput: true,
      },
    });
  });

  it('that are not taken are told about', async () => {
    const { port } = await opened();
    await port.useDevice('output', 'gone');
    expect(types()).toEqual(['phone-failed', 'sound-devices-learnt']);
  });
});
