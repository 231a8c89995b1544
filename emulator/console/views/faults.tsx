import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { failureOf, isUnderWay } from '../model/action';
import { describeFault, describeHits, everybody, faultOf, faultRecipes, faultTriggers } from '../model/fault';
import type { Fault } from '../model/snapshot';
import type { ViewProps, WorkspaceProps } from './actions';
import { Button } from './button';
import { Drawer } from './panel';
import { Problem } from './problem';
import { State } from './state';

/** Where a person makes things go wrong, and sees what does. */
export function Faults(props: WorkspaceProps): JSX.Element {
  const faults = props.model.snapshot?.faults ?? [];
  return (
    <Drawer id="faults" title="Faults" count={faults.filter(({ spent }) => !spent).length}>
      <NewFault {...props} />
      {faults.length > 0 && (
        <ol class="log" aria-label="Faults">
          {faults.map((fault) => (
            <FaultLine key={fault.id} fault={fault} {...props} />
          ))}
        </ol>
      )}
    </Drawer>
  );
}

function NewFault({ workspace, model, actions }: WorkspaceProps): JSX.Element {
  const [chosen, choose] = useState(faultRecipes[0]?.id);
  const [worker, setWorker] = useState(everybody);
  const [often, setOften] = useState(0);
  const recipe = faultRecipes.find(({ id }) => id === chosen);
  const names = workspace.workers.map(({ friendlyName }) => friendlyName);
  const meant = names.includes(worker) ? worker : everybody;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (recipe) actions.ask({ type: 'add-fault', fault: faultOf(recipe, meant, faultTriggers[often]?.trigger) });
      }}
    >
      <label class="field">
        <span>Fault</span>
        <select name="fault" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {faultRecipes.map(({ id, title }) => (
            <option key={id} value={id} selected={id === chosen}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {recipe?.ofWorker && (
        <label class="field">
          <span>Applies to</span>
          <select name="fault-worker" value={meant} onChange={(event) => setWorker(event.currentTarget.value)}>
            {[everybody, ...names].map((name) => (
              <option key={name} value={name} selected={name === meant}>
                {name === everybody ? 'Everybody' : name}
              </option>
            ))}
          </select>
        </label>
      )}
      {recipe?.operation !== undefined && (
        <label class="field">
          <span>How often</span>
          <select
            name="fault-often"
            value={String(often)}
            onChange={(event) => setOften(Number(event.currentTarget.value))}
          >
            {faultTriggers.map(({ title }, index) => (
              <option key={title} value={String(index)} selected={index === often}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <Problem text={failureOf(model.actions, 'add-fault')} />
      <Button submit underWay={isUnderWay(model.actions, 'add-fault')}>
        Add fault
      </Button>
    </form>
  );
}

function FaultLine({ fault, model, actions }: ViewProps & { fault: Fault }): JSX.Element {
  const key = `remove-fault:${fault.id}`;
  const what = describeFault(fault);
  return (
    <li>
      <State tone={fault.spent ? 'done' : 'danger'} word={fault.spent ? 'over' : 'waiting'} />
      <span class="event-type">{fault.id}</span>
      <span class="quiet">{describeHits(fault)}</span>
      <span class="event-text">{what}</span>
      <Problem text={failureOf(model.actions, key)} />
      <Button
        label={`Remove fault ${fault.id}, ${what}`}
        underWay={isUnderWay(model.actions, key)}
        onPress={() => actions.ask({ type: 'remove-fault', id: fault.id })}
      >
        Remove
      </Button>
    </li>
  );
}
