import { useEffect, useRef, useState } from 'preact/hooks';
import { mostFieldCharacters, type WrapUpField } from '../../../lib/wrap-up/wrap-up-fields';
import type { Send } from '../desk-events';
import type { Engagement } from '../ground/engagement';
import type { Settings } from '../settings/settings-state';
import { say } from '../words/desk-words';
import { askedAfter, isUnfit, typedIn } from './wrap-up-asked';
import { type FieldKeys, useLead } from './wrap-up-keys';

interface WrapUpFieldsProps {
  readonly engagement: Engagement;
  readonly settings: Settings;
  readonly keys: FieldKeys;
  readonly send: Send;
}

/** What the operator asks after a call besides outcome and notes. */
export function WrapUpFields({ engagement, settings, keys, send }: WrapUpFieldsProps) {
  const { sid, problem } = engagement;
  const asked = askedAfter(settings, engagement);
  if (asked.length === 0) return null;
  return (
    <div class="asked">
      {asked.map((field) => (
        <Field
          key={`${sid} ${field.key}`}
          field={field}
          shown={typedIn(engagement, field.key)}
          isMissing={problem?.code === 'field-needed' && problem.message === field.label}
          keys={keys}
          type={(typed) => send({ type: 'field-typed', sid, key: field.key, typed })}
          leave={() => send({ type: 'notes-left', sid })}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly field: WrapUpField;
  readonly shown: string;
  readonly isMissing: boolean;
  readonly keys: FieldKeys;
  readonly type: (typed: string) => void;
  readonly leave: () => void;
}

function Field({ field, shown, isMissing, keys, type, leave }: FieldProps) {
  const element = useRef<HTMLSelectElement & HTMLInputElement>(null);
  // No letter waits for an answer from another tab.
  const [own, setOwn] = useState<string>();
  useEffect(() => {
    if (own === shown) setOwn(undefined);
  }, [own, shown]);
  useLead(element, isMissing);
  const unfit = isUnfit(field, own ?? shown);
  const why = unfit && field.type === 'number' ? `asked-${field.key}` : undefined;
  const given = {
    ...keys,
    ref: element,
    required: field.required === true,
    'aria-invalid': isMissing || unfit,
    'aria-describedby': why ?? 'notes-key',
    value: own ?? shown,
    onInput: ({ currentTarget: { value } }: { currentTarget: HTMLSelectElement | HTMLInputElement }) => {
      setOwn(value);
      type(value);
    },
    onBlur: leave,
  };
  return (
    <label class="field">
      <span dir="auto">{field.label}</span>
      {field.type === 'choice' ? (
        <select {...given}>
          <option value="">{say('wrapUp.noDisposition')}</option>
          {field.choices?.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : field.type === 'date' ? (
        <input {...given} type="date" />
      ) : (
        <input
          {...given}
          type="text"
          inputMode={field.type === 'number' ? 'decimal' : undefined}
          maxLength={mostFieldCharacters}
          autocomplete="off"
          dir="auto"
        />
      )}
      {why && <small id={why}>{say('wrapUp.numberNeeded')}</small>}
    </label>
  );
}
