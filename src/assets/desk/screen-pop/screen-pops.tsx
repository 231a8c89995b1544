import type { TaskFacts } from '../ground/facts';
import type { ScreenPop } from '../settings/settings-state';
import { say } from '../words/desk-words';
import { PanelButton, useRoomForPanel } from './screen-pop-panel';
import { type Pop, popsOf } from './screen-pop-rules';

/** Each page about a customer opens in a window of its own, in the place of the one about the last customer. */
const windowOf = ({ label }: Pop): string => `desk ${label}`;

interface ScreenPopsProps {
  readonly configured: readonly ScreenPop[];
  readonly task: TaskFacts;
  /** Whether the browser kept one of them from opening by itself. */
  readonly isBlocked: boolean;
  /** Whether the agent has the task: before, nothing about the customer is loaded. */
  readonly isTaken: boolean;
}

/** Links to pages about the customer, in the operator's other programs. */
export function ScreenPops({ configured, task, isBlocked, isTaken }: ScreenPopsProps) {
  const hasRoom = useRoomForPanel();
  const pops = popsOf(configured, task);
  if (pops.length === 0) return null;
  return (
    <div class="screen-pops">
      {isBlocked && <output>{say('details.popBlocked')}</output>}
      {pops.map((pop) =>
        pop.inPanel && hasRoom && isTaken ? (
          <PanelButton key={pop.label} pop={pop} pops={pops} />
        ) : (
          <a
            key={pop.label}
            class="button"
            href={pop.href}
            target={windowOf(pop)}
            title={say('details.leadsTo', { host: pop.host })}
          >
            <bdi>{pop.label}</bdi>
            <span class="visually-hidden"> ({say('details.newTab')})</span>
          </a>
        ),
      )}
    </div>
  );
}

/**
 * Opens what the operator wants to open by itself, in the moment of a click or a key: browsers open windows only then.
 *
 * @returns Whether the browser kept one from opening.
 */
export function openByThemselves(configured: readonly ScreenPop[], task: TaskFacts): boolean {
  const opened = popsOf(configured, task)
    .filter(({ byItself }) => byItself)
    .map((pop) => window.open(pop.href, windowOf(pop)));
  return opened.includes(null);
}
