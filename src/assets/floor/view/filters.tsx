import { type Figures, PERSON_STATES } from '../model/figures';
import { EVERYTHING, type Filters, isFiltered } from '../model/filters';
import { say } from './messages/floor-words';
import type { Send } from './send';
import { STATE_WORDS } from './workers';

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
      <Choice
        label={say('rows.state')}
        all={say('rows.allStates')}
        options={PERSON_STATES.map((state) => ({ sid: state, name: say(STATE_WORDS[state]) }))}
        chosen={filters.doing}
        choose={(chosen) =>
          send({ type: 'filtered', filters: { doing: PERSON_STATES.find((state) => state === chosen) ?? '' } })
        }
      />
      {(figures.skills.length > 0 || filters.skill !== '') && (
        <Choice
          label={say('rows.skill')}
          all={say('rows.allSkills')}
          options={figures.skills.map((skill) => ({ sid: skill, name: skill }))}
          chosen={filters.skill}
          choose={(skill) => send({ type: 'filtered', filters: { skill } })}
        />
      )}
      <p class="floor-actions">
        <ClearFilters filters={filters} send={send} />
        <button
          class="button"
          data-kind="quiet"
          type="button"
          onClick={() => send({ type: 'filtered', filters: { isWall: true } })}
        >
          {say('rows.wall')}
        </button>
      </p>
    </search>
  );
}

/** The way back to all there is. */
export function ClearFilters({ filters, send }: Pick<FilterBarProps, 'filters' | 'send'>) {
  if (!isFiltered(filters)) return null;
  return (
    <button class="button" type="button" onClick={() => send({ type: 'filtered', filters: EVERYTHING })}>
      {say('rows.clear')}
    </button>
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
