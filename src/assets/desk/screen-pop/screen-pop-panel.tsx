import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { DeskState } from '../desk-state';
import { focusOf, isTaken } from '../ground/engagement';
import { say } from '../words/desk-words';
import { type Pop, popsOf } from './screen-pop-rules';

/** Below it the card needs the room, and a click opens a window. */
const WIDE = '(min-width: 80rem)';

/** What the agent chose: a page by its label, none (`false`), or nothing yet: then it is the first one. */
const chosen = signal<string | false>();

/** Whether there is room for a panel. */
export function useRoomForPanel(): boolean {
  const [wide, setWide] = useState(() => globalThis.matchMedia?.(WIDE).matches ?? false);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const look = (): void => setWide(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return wide;
}

/** The page that the panel shows, of those that may be in one. */
const shownOf = (pops: readonly Pop[]): Pop | undefined => {
  const fitting = pops.filter(({ inPanel }) => inPanel);
  return chosen.value === false ? undefined : (fitting.find(({ label }) => label === chosen.value) ?? fitting[0]);
};

/** On the card: opens and closes the panel. */
export function PanelButton({ pop, pops }: { readonly pop: Pop; readonly pops: readonly Pop[] }) {
  const isShown = shownOf(pops)?.label === pop.label;
  return (
    <button
      class="button"
      type="button"
      aria-expanded={isShown}
      onClick={() => void (chosen.value = isShown ? false : pop.label)}
    >
      <bdi>{pop.label}</bdi>
    </button>
  );
}

/** Beside the card: a page about the customer of the call in focus, in a frame that can neither lead the desk away nor reach into it. */
export function ScreenPopPanel({ state }: { readonly state: DeskState }) {
  const isWide = useRoomForPanel();
  const focus = focusOf(state.engagements, state.chosen);
  if (!isWide || !focus || !isTaken(focus.stage)) return null;
  const pop = shownOf(popsOf(state.settings.screenPops, focus.reservation.task));
  if (!pop) return null;
  return (
    <aside class="panel desk-panel" aria-labelledby="panel-title">
      <div class="dialog-head">
        <h2 id="panel-title">
          <bdi>{pop.label}</bdi>
        </h2>
        <button class="button" type="button" data-kind="quiet" onClick={() => void (chosen.value = false)}>
          {say('ground.close')}
        </button>
      </div>
      {/* Anew for each customer: going back is to leave the desk as before. */}
      <iframe
        key={pop.href}
        name={`panel-${pop.label}`}
        title={pop.label}
        src={pop.href}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"
        referrerpolicy="no-referrer"
      />
    </aside>
  );
}
