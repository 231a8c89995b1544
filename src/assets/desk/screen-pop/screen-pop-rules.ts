import type { TaskFacts } from '../ground/facts';
import { attributeAt } from '../ground/attribute-at';
import { isFor } from '../ground/queue-names';
import type { ScreenPop } from '../settings/settings-state';
import { filledIn, wrongWithAddress } from './screen-pop-address';

/** A page about the customer that can be opened. */
export interface Pop {
  readonly label: string;
  readonly href: string;
  readonly host: string;
  /** Opened by itself when the agent takes the task. */
  readonly byItself: boolean;
  /** Shown in a panel beside the card, where there is room. */
  readonly inPanel: boolean;
}

/** The pages about a task's customer, of those that the operator configured for its queue. */
export function popsOf(configured: readonly ScreenPop[], { attributes, queueName, channel }: TaskFacts): Pop[] {
  return configured.flatMap(({ label, address, opens, queues, channels }): Pop[] => {
    if (wrongWithAddress(address) !== undefined || !isFor(queues, queueName) || !isFor(channels, channel)) return [];
    const href = filledIn(address, (key) => textOf(attributeAt(attributes, key)));
    if (href === undefined) return [];
    const { host, origin } = new URL(href);
    // A frame of the desk's own origin would be as good as the desk.
    const inPanel = opens === 'panel' && origin !== globalThis.location?.origin;
    return [{ label, href, host, byItself: opens === 'accepted', inPanel }];
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
