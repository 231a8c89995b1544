import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { failureOf, isUnderWay } from '../model/action';
import { destinationOf, plainNumber } from '../model/call-destination';
import { shownWorkspace } from '../model/console-model';
import type { ViewProps } from './actions';
import { Button } from './button';
import { Empty, Panel } from './panel';
import { Problem } from './problem';

/** A number from the range that is kept for fiction. */
const pretendCaller = '+15550142';

/** Where a person becomes a customer who calls. */
export function PlaceCall({ model, actions }: ViewProps): JSX.Element {
  const [from, setFrom] = useState(pretendCaller);
  const [chosen, choose] = useState('');
  const numbers = model.snapshot?.phoneNumbers ?? [];
  const to = (numbers.find(({ number }) => number === chosen) ?? numbers[0])?.number;
  const workflows = shownWorkspace(model)?.workflows ?? [];

  if (to === undefined) {
    return (
      <Panel id="place-call" title="Place a call">
        <Empty title="No phone numbers">
          Add a number under <code>phoneNumbers</code> in the seed, with the URL that answers it.
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel id="place-call" title="Place a call">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          actions.ask({ type: 'place-call', from: plainNumber(from), to });
        }}
      >
        <label class="field">
          <span>From, the customer’s number</span>
          <input
            name="from"
            type="tel"
            required
            autocomplete="off"
            value={from}
            onInput={(event) => setFrom(event.currentTarget.value)}
          />
        </label>
        <fieldset class="field">
          <legend>To</legend>
          <div class="choices">
            {numbers.map((phoneNumber) => (
              <label class="choice" key={phoneNumber.number}>
                <input
                  type="radio"
                  name="to"
                  value={phoneNumber.number}
                  checked={phoneNumber.number === to}
                  onChange={() => choose(phoneNumber.number)}
                />
                <span class="choice-name">{phoneNumber.number}</span>
                <span class="choice-note">{destinationOf(phoneNumber, workflows)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Button kind="primary" submit underWay={isUnderWay(model.actions, 'place-call')}>
          Call
        </Button>
        <Problem text={failureOf(model.actions, 'place-call')} />
      </form>
    </Panel>
  );
}
