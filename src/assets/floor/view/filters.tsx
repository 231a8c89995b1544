import type { Figures } from '../model/figures';
import type { Filters } from '../model/floor-state';
import { say } from './messages/floor-words';
import type { Send } from './send';

interface FilterBarProps {
  readonly figures: Figures;
  readonly filters: Filters;
  readonly send: Send;
}

/** What is shown of the floor. Nothing is asked anew: it is chosen from what is there. */
export function FilterBar({ figures, filters, send }: FilterBarProps) {
  return (
    <search class="floor-filters" aria-label={say('floor.filters')}>
      <label class="field">
        <span>{say('floor.search')}</span>
        <input
          type="search"
          dir="auto"
          placeholder={say('floor.searchHint')}
          value={filters.search}
          onInput={({ currentTarget }) => send({ type: 'filtered', filters: { search: currentTarget.value } })}
        />
      </label>
      <Choice
        label={say('floor.queue')}
        all={say('floor.allQueues')}
        options={figures.queues}
        chosen={filters.queueSid}
        choose={(queueSid) => send({ type: 'filtered', filters: { queueSid } })}
      />
      <Choice
        label={say('floor.activity')}
        all={say('floor.allActivities')}
        options={figures.activities}
        chosen={filters.activitySid}
        choose={(activitySid) => send({ type: 'filtered', filters: { activitySid } })}
      />
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly sid: string; readonly name: string }[];
  readonly chosen: string;
  readonly choose: (sid: string) => void;
}

function Choice({ label, all, options, chosen, choose }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(({ sid, name }) => (
          <option key={sid} value={sid}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
