import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { type ChooseLanguage, LanguagePicker } from '../../desk/language/language-picker';
import type { Language } from '../../desk/settings/settings-state';
import { cause } from '../../desk/ground/cause-words';
import { browserClock } from '../../desk/ground/clock';
import { untilLoaded } from '../../desk/ground/until-loaded';
import type { Figures } from '../model/figures';
import type { FloorState } from '../model/floor-state';
import type { DenseLists } from '../rows/dense-lists';
import { Alone } from './alone';
import { Audit } from './audit';
import type { Now } from './elapsed';
import { FilterBar } from './filters';
import { Glance } from './glance';
import { Header } from './header';
import { useKeptFocus } from './keep-focus';
import { say } from './messages/floor-words';
import { Notices } from './notices';
import { type LoadPast, PastPanel } from './past-panel';
import { Queues } from './queues';
import { Results } from './results';
import type { Send } from './send';
import { ServiceLevel } from './service-level';
import { SupervisedCall } from './supervising';
import { Tasks } from './tasks';
import { Wall } from './wall';
import { Workers } from './workers';

interface FloorProps {
  readonly state: ReadonlySignal<FloorState>;
  readonly now: Now;
  readonly send: Send;
  readonly languages: readonly Language[];
  readonly chooseLanguage: ChooseLanguage;
  readonly unlockSound: () => void;
  readonly past: PastLoading;
}

/** How the calls of other days are had, and whether the address asks for some. */
export interface PastLoading {
  readonly isAsked: boolean;
  readonly load: LoadPast;
}

/** What a signed-in supervisor sees. Drawn from the model alone. */
export function Floor(props: FloorProps) {
  const [broken] = useErrorBoundary();
  if (broken === undefined) return <Drawn {...props} />;
  return (
    <main class="broken">
      <p role="alert">{say('floor.drawing')}</p>
      <p>
        <button class="button" type="button" onClick={() => location.reload()}>
          {say('floor.loadAgain')}
        </button>
      </p>
    </main>
  );
}

function Drawn({ state: current, now, send, languages, chooseLanguage, unlockSound, past }: FloorProps) {
  const state = current.value;
  useKeptFocus();
  if (state.filters.isWall)
    return <Wall state={state} now={now} leave={() => send({ type: 'filtered', filters: { isWall: false } })} />;
  return (
    <div class="floor">
      <Header state={state} now={now} send={send} />
      <main class="floor-main">
        <h1 class="visually-hidden">{say('floor.title')}</h1>
        <Alone state={state} alone={state.figures?.alone ?? []} now={now} send={send} unlockSound={unlockSound} />
        <Unread state={state} send={send} />
        <SupervisedCall state={state} send={send} />
        <Notices notices={state.notices} send={send} />
        <Results acts={state.acts} send={send} />
        {state.figures ? (
          <Shown state={state} figures={state.figures} now={now} send={send} past={past} />
        ) : (
          !state.reading.problem && <p class="floor-loading">{say('floor.loading')}</p>
        )}
      </main>
      <footer class="floor-foot">
        <LanguagePicker languages={languages} choose={chooseLanguage} />
      </footer>
    </div>
  );
}

interface ShownProps {
  readonly state: FloorState;
  readonly figures: Figures;
  readonly now: Now;
  readonly send: Send;
  readonly past: PastLoading;
}

function Shown({ state, figures, now, send, past }: ShownProps) {
  const { filters } = state;
  const Lists = useDenseLists(figures);
  return (
    <>
      <Glance figures={figures} now={now} />
      <FilterBar figures={figures} filters={filters} send={send} />
      <div class="floor-panels" data-dense={Lists !== undefined}>
        <div class="floor-column">
          <Queues figures={figures} filters={filters} now={now} />
          <ServiceLevel figures={figures} queueSid={filters.queueSid} />
        </div>
        {typeof Lists === 'function' && <Lists state={state} figures={figures} now={now} send={send} />}
        {Lists === 'loading' && <p class="floor-loading">{say('floor.loading')}</p>}
        {Lists === undefined && (
          <>
            <Tasks state={state} figures={figures} now={now} send={send} />
            <Workers state={state} figures={figures} now={now} send={send} />
          </>
        )}
      </div>
      <PastPanel figures={figures} isAsked={past.isAsked} load={past.load} />
      <Audit audit={state.audit} send={send} />
    </>
  );
}

/** From so many people or tasks on, rows take the place of cards. */
const DENSE_FROM = 50;

type Lists = typeof DenseLists;

/** The lists in rows, from when they are needed on: a page that changed back and forth could not be read. */
function useDenseLists({ workers, tasks }: Figures): Lists | 'loading' | undefined {
  const [lists, setLists] = useState<{ readonly Lists?: Lists }>({});
  const isMany = workers.length >= DENSE_FROM || tasks.length >= DENSE_FROM;
  useEffect(() => {
    if (!isMany) return;
    void untilLoaded(() => import('../rows/dense-lists'), browserClock).then(({ DenseLists }) =>
      setLists({ Lists: DenseLists }),
    );
  }, [isMany]);
  return lists.Lists ?? (isMany ? 'loading' : undefined);
}

/** Once may be nothing; from the second failure on it is said, and at once where there is nothing else to see. */
const FAILURES_SHOWN = 2;

function Unread({ state, send }: { state: FloorState; send: Send }) {
  const { problem, failures, asked } = state.reading;
  const shown = problem && (!state.figures || failures >= FAILURES_SHOWN);
  return (
    <div role="alert">
      {shown && (
        <div class="problem floor-result">
          <p>{say('floor.unread', { why: cause(problem) })}</p>
          <button class="button" type="button" aria-disabled={asked} onClick={() => send({ type: 'read-asked' })}>
            {say('floor.tryNow')}
          </button>
        </div>
      )}
    </div>
  );
}
