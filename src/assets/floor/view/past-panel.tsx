import { useState } from 'preact/hooks';
import type { Figures } from '../model/figures';
import { say } from './messages/floor-words';

/** Opens the part of the page that tells of other days: it is loaded when somebody wants it. */
export type LoadPast = () => Promise<(props: { readonly figures: Figures }) => preact.JSX.Element>;

interface PastPanelProps {
  readonly figures: Figures;
  /** Whether the address asks for a day. */
  readonly isAsked: boolean;
  readonly load: LoadPast;
}

type Part = Awaited<ReturnType<LoadPast>>;

/** The calls of the last 30 days; closed until somebody wants them. */
export function PastPanel({ figures, isAsked, load }: PastPanelProps) {
  const [part, setPart] = useState<{ readonly Draw?: Part; readonly stage: 'closed' | 'loading' | 'there' | 'failed' }>(
    {
      stage: 'closed',
    },
  );
  const open = async (): Promise<void> => {
    if (part.stage === 'loading' || part.stage === 'there') return;
    setPart({ stage: 'loading' });
    try {
      const Draw = await load();
      setPart({ Draw, stage: 'there' });
    } catch {
      setPart({ stage: 'failed' });
    }
  };
  const { Draw, stage } = part;
  return (
    <section class="panel floor-past" aria-labelledby="floor-past">
      <details class="floor-more" open={isAsked} onToggle={({ currentTarget }) => currentTarget.open && void open()}>
        <summary>
          <h2 id="floor-past">{say('floor.past')}</h2>
        </summary>
        {Draw && <Draw figures={figures} />}
        {stage === 'failed' && (
          <button class="button" type="button" onClick={() => void open()}>
            {say('floor.tryNow')}
          </button>
        )}
      </details>
    </section>
  );
}
