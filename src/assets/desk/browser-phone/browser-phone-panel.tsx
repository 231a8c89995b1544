import type { ReadonlySignal } from '@preact/signals';
import type { BrowserPhone as Phone, Microphone, SoundDevice, SoundDevices } from './browser-phone-state';
import type { Levels } from './browser-phone-port';
import { duration } from '../ground/format';
import { type MessageKey, say } from '../words/desk-words';
import type { Send } from '../desk-events';
import type { Now } from '../ground/time';
import { cause } from '../ground/cause-words';

interface BrowserPhoneProps {
  readonly phone: Phone;
  readonly levels: ReadonlySignal<Levels>;
  readonly send: Send;
  readonly now: Now;
}

const MICROPHONE: Record<Exclude<Microphone, 'unknown' | 'granted'>, MessageKey> = {
  unasked: 'browserPhone.microphoneUnasked',
  asking: 'browserPhone.microphoneAsking',
  denied: 'browserPhone.microphoneDenied',
  missing: 'browserPhone.microphoneMissing',
};

/** The browser as the agent's telephone; nothing for agents with one of their own. */
export function BrowserPhone({ phone, levels, send, now }: BrowserPhoneProps) {
  const { line, microphone, devices, problem } = phone;
  if (line.name === 'none') return null;
  return (
    <section class="panel browser-phone" aria-labelledby="browser-phone-title">
      <h2 id="browser-phone-title">{say('browserPhone.browserTitle')}</h2>
      <output>
        {line.name === 'starting' && say('browserPhone.lineStarting')}
        {line.name === 'ready' && !phone.call && say('browserPhone.lineReady')}
      </output>
      {line.name === 'unreachable' && (
        <div class="problem">
          <p>
            {say('browserPhone.lineDown', {
              why: cause(line.problem),
              time: duration(Math.max(0, line.retryAt - now.value)),
            })}
          </p>
          <button class="button" type="button" onClick={() => send({ type: 'phone-retry-asked' })}>
            {say('browserPhone.tryNow')}
          </button>
        </div>
      )}
      <Call phone={phone} levels={levels} send={send} />
      {microphone !== 'unknown' && microphone !== 'granted' && (
        <div class="problem" role="alert">
          <p>{say(MICROPHONE[microphone])}</p>
          {microphone !== 'asking' && (
            <button class="button" type="button" onClick={() => send({ type: 'microphone-asked' })}>
              {say('browserPhone.allowMicrophone')}
            </button>
          )}
        </div>
      )}
      <SoundDevicePicker devices={devices} send={send} />
      <div role="alert">
        {problem && <p class="problem">{say('browserPhone.deviceFailed', { why: cause(problem) })}</p>}
      </div>
    </section>
  );
}

type CallProps = Pick<BrowserPhoneProps, 'phone' | 'levels' | 'send'>;

function Call({ phone: { call }, levels, send }: CallProps) {
  if (!call) return null;
  if (call.stage === 'ringing') {
    return (
      <div class="problem" role="alert">
        <p>{say('browserPhone.browserRings', { number: call.from || say('browserPhone.unknownNumber') })}</p>
        <p class="actions">
          <button class="button" type="button" onClick={() => send({ type: 'phone-answer-asked' })}>
            {say('browserPhone.answer')}
          </button>
          <button class="button" type="button" onClick={() => send({ type: 'phone-hang-up-asked' })}>
            {say('browserPhone.hangUp')}
          </button>
        </p>
      </div>
    );
  }
  return (
    <>
      <output>
        {call.stage === 'answering' && say('browserPhone.answering')}
        {call.stage === 'open' && say(call.isPoor ? 'browserPhone.soundPoor' : 'browserPhone.talking')}
        {call.stage === 'reconnecting' && say('browserPhone.soundBack')}
      </output>
      {call.stage === 'open' && <LevelMeters levels={levels} />}
    </>
  );
}

/** Moves many times a second, and is drawn by itself for that. */
function LevelMeters({ levels }: { levels: ReadonlySignal<Levels> }) {
  const { input, output } = levels.value;
  return (
    <>
      <label class="level">
        <span>{say('browserPhone.yourLevel')}</span>
        <meter min={0} max={1} value={input} />
      </label>
      <label class="level">
        <span>{say('browserPhone.theirLevel')}</span>
        <meter min={0} max={1} value={output} />
      </label>
    </>
  );
}

interface PickerProps {
  readonly devices: SoundDevices;
  readonly send: Send;
}

/** Which microphone and which loudspeaker; nothing where there is no choice. */
export function SoundDevicePicker({ devices, send }: PickerProps) {
  const { inputs, outputs, input, output, canChooseOutput } = devices;
  const choose = (kind: 'input' | 'output') => (id: string) => send({ type: 'sound-device-chosen', kind, id });
  return (
    <>
      <Choice
        label={say('browserPhone.microphone')}
        devices={inputs}
        chosen={input}
        nameOf={(number) => say('browserPhone.someMicrophone', { number })}
        choose={choose('input')}
      />
      {canChooseOutput && (
        <Choice
          label={say('browserPhone.loudspeaker')}
          devices={outputs}
          chosen={output}
          nameOf={(number) => say('browserPhone.someLoudspeaker', { number })}
          choose={choose('output')}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly devices: readonly SoundDevice[];
  readonly chosen: string | undefined;
  /** What to call a device whose name the browser does not tell. */
  readonly nameOf: (number: number) => string;
  readonly choose: (id: string) => void;
}

function Choice({ label, devices, chosen, nameOf, choose }: ChoiceProps) {
  if (devices.length < 2) return null;
  return (
    <label class="field">
      <span>{label}</span>
      <select value={chosen ?? devices[0]?.id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {devices.map((device, index) => (
          <option value={device.id} key={device.id}>
            {device.label || nameOf(index + 1)}
          </option>
        ))}
      </select>
    </label>
  );
}
