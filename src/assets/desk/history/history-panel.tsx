import { useEffect, useState } from 'preact/hooks';
import { callsBack } from '../dialling/dialling-call-back';
import type { Send } from '../desk-events';
import type { DeskState } from '../desk-state';
import { cause } from '../ground/cause-words';
import { say } from '../words/desk-words';
import { shownReading } from './history-rules';
import { ADDRESS, AllCalls, PastCallList } from './past-calls';
import type { Reading } from './history-state';

/** How many of the agent's own stand beside the card. */
const OWN_SHOWN = 5;

/** Earlier calls beside the card: of whoever calls; while nobody does, the agent's own. */
export function HistoryPanel({ state, send }: { state: DeskState; send: Send }) {
  const [all, setAll] = useAddress();
  const shown = shownReading(state);
  if (state.outbound.features.history !== true) return null;
  const isOwn = state.engagements.length === 0;
  const { settings } = state;
  const calls = shown?.page?.calls ?? [];
  const call = state.outbound.features.outbound ? callsBack(send) : undefined;
  return (
    <section class="panel history" aria-labelledby="history-title" data-state={shown?.name ?? 'loading'}>
      <h2 id="history-title">{say(isOwn ? 'history.ownTitle' : 'history.title')}</h2>
      {(isOwn || shown) && <output class="panel-note">{shown ? wordOf(shown, isOwn) : say('history.loading')}</output>}
      {shown?.name === 'failed' && (
        <button class="button" type="button" onClick={() => send({ type: 'history-again-asked', of: shown.of })}>
          {say('history.tryNow')}
        </button>
      )}
      {calls.length > 0 && (
        <PastCallList calls={isOwn ? calls.slice(0, OWN_SHOWN) : calls} settings={settings} named={isOwn} call={call} />
      )}
      {!isOwn && shown?.name === 'read' && shown.page?.before !== undefined && (
        <button class="button" type="button" onClick={() => send({ type: 'history-more-asked', of: shown.of })}>
          {say('history.more')}
        </button>
      )}
      {isOwn && calls.length > 0 && (
        <a class="button" href={ADDRESS}>
          {say('history.all')}
        </a>
      )}
      <AllCalls
        reading={state.history.own}
        settings={settings}
        open={all}
        onClose={() => setAll(false)}
        call={call}
        send={send}
      />
    </section>
  );
}

/** How it stands, in words; nothing where the calls say it themselves. */
function wordOf({ name, page, problem }: Reading, isOwn: boolean): string {
  const isEmpty = (page?.calls.length ?? 0) === 0;
  if (name === 'off') return say('history.off');
  if (name === 'failed' && problem) return say('history.failed', { why: cause(problem) });
  if (name === 'loading') return isEmpty ? say('history.loading') : '';
  if (page?.withheld) return say('history.withheld');
  if (!isEmpty) return '';
  return say(isOwn ? 'history.ownNone' : 'history.none');
}

const isAddressed = (): boolean => location.hash.split('?')[0] === ADDRESS;

/** Whether the page's address asks for all calls, and a way to say so. */
function useAddress(): [open: boolean, set: (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const look = (): void => setOpen(isAddressed());
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return [
    open,
    (wanted) => {
      // Without a step in the browser's history: going back is to leave the page as before.
      if (!wanted && isAddressed()) history.replaceState(null, '', location.pathname + location.search);
      setOpen(wanted);
    },
  ];
}
