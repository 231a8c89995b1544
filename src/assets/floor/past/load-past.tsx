import type { Figures } from '../model/figures';
import { openPast } from './open-past';
import type { PastPorts } from './past-perform';
import { addressOf, choiceIn, dayBefore } from './past-state';
import Past from './past-view';
import { loadPastWords } from './past-words';

type Given = Pick<PastPorts, 'api' | 'token' | 'refused'> & { readonly now: () => number };

/** The part of the page that tells of other days, in a browser: begins with what the address asks for, else with yesterday. */
export async function loadPast({ now, ...given }: Given) {
  await loadPastWords();
  const choice = choiceIn(location.search) ?? { day: dayBefore(now()), workerSid: '', queue: '' };
  const past = openPast(
    {
      ...given,
      keep: (chosen) => history.replaceState(history.state, '', addressOf(location.search, chosen) + location.hash),
      save,
    },
    choice,
  );
  return ({ figures }: { readonly figures: Figures }) => <Past past={past} figures={figures} />;
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
