import { useLayoutEffect, useRef } from 'preact/hooks';
import { cause } from '../../desk/ground/cause-words';
import { changesOf } from '../model/person';
import { actOn, type FloorState } from '../model/floor-state';
import type { PersonForm } from '../model/person-state';
import { Confirming } from './asking';
import { say } from './messages/floor-words';
import type { Send } from './send';

interface FormProps {
  readonly state: FloorState;
  readonly person: PersonForm;
  readonly name: string;
  readonly send: Send;
}

/** A person's skills and capacity in place, and their sign-out. Takes the focus when it comes; Escape closes it. */
export function Person({ state, person, name, send }: FormProps) {
  const { workerSid, read, problem } = person;
  const form = useRef<HTMLFormElement>(null);
  const close = (): void => send({ type: 'person-asked', workerSid });
  const isReady = read !== undefined;
  useLayoutEffect(() => {
    const { current } = form;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    current?.focus();
    current?.addEventListener('keydown', pressed);
    return () => current?.removeEventListener('keydown', pressed);
  }, []);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [isReady]);
  const busy = actOn(state, workerSid) !== undefined;
  const asked = state.question?.kind === 'sign-out' && state.question.sid === workerSid;
  return (
    <form
      ref={form}
      class="floor-asking floor-person"
      aria-label={say('floor.editTitle', { worker: name })}
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        const fieldOf = (field: string): string | undefined => {
          const value = typed.get(field);
          return typeof value === 'string' ? value : undefined;
        };
        if (!read || busy) return;
        const changes = changesOf(read, {
          attribute: (key) => fieldOf(`attribute ${key}`),
          capacity: (channel) => Number(fieldOf(`capacity ${channel}`) || Number.NaN),
        });
        send({ type: 'person-saved', workerSid, changes });
      }}
    >
      <p>
        {say('floor.editTitle', { worker: name })}
        <span class="notice-detail">{say('floor.editHint')}</span>
      </p>
      <output>
        {problem && <span class="problem">{say('floor.unread', { why: cause(problem) })}</span>}
        {!problem && !read && <span>{say('floor.loading')}</span>}
      </output>
      {/* What was read anew is shown in place of what was typed before. */}
      {read && <Fields key={JSON.stringify(read)} read={read} />}
      <p class="floor-actions">
        <button class="button" data-kind="primary" type="submit" aria-disabled={busy || !read}>
          {say('floor.save')}
        </button>
        <button
          class="button"
          data-kind="destructive"
          type="button"
          aria-expanded={asked}
          onClick={() => send({ type: 'question-asked', question: { kind: 'sign-out', sid: workerSid } })}
        >
          {say('floor.signOutPerson', { worker: name })}
        </button>
        <button class="button" type="button" data-kind="quiet" onClick={close}>
          {say('floor.keep')}
        </button>
      </p>
      {asked && (
        <Confirming
          question={say('floor.signOutAsk', { worker: name })}
          yes={say('floor.signOut')}
          confirm={() => send({ type: 'sign-out-confirmed', workerSid })}
          drop={() => send({ type: 'question-dropped' })}
        />
      )}
    </form>
  );
}

function Fields({ read: { fields, channels } }: { read: NonNullable<PersonForm['read']> }) {
  return (
    <>
      {fields.map(({ key, text }) => (
        <label key={key} class="field">
          <bdi>{key}</bdi>
          <input name={`attribute ${key}`} autocomplete="off" maxLength={1_000} defaultValue={text} />
        </label>
      ))}
      {channels.map(({ channel, capacity }) => (
        <label key={channel} class="field">
          <span>{say('floor.capacityOf', { channel })}</span>
          <input
            type="number"
            min={0}
            max={250}
            required
            name={`capacity ${channel}`}
            defaultValue={String(capacity)}
          />
        </label>
      ))}
    </>
  );
}
