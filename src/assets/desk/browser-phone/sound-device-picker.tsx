import type { SoundDevice, SoundDevices } from './browser-phone-state';
import { say } from '../words/desk-words';
import type { Send } from '../ground/send';

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
        label={say('phone.microphone')}
        devices={inputs}
        chosen={input}
        nameOf={(number) => say('phone.someMicrophone', { number })}
        choose={choose('input')}
      />
      {canChooseOutput && (
        <Choice
          label={say('phone.loudspeaker')}
          devices={outputs}
          chosen={output}
          nameOf={(number) => say('phone.someLoudspeaker', { number })}
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
