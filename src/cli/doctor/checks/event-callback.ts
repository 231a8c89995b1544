import { aloneEvents } from '../../../lib/alone/alone-events';
import { isWatching } from '../../../lib/alone/alone-settings';
import { deadlineEvents } from '../../../lib/deadline/deadline-workflow';
import { historyEvents } from '../../../lib/history/history-events';
import { placeOf, readAddress } from '../addresses';
import { type Check, requireDesk } from '../check';
import { fine, wrong } from '../verdicts';

const sweepEvents = ['reservation.created', 'reservation.wrapup', 'worker.activity.update'] as const;
const wanted =
  "If wrap-ups have a limit, customers left alone are rescued, or a history of calls is kept, the workspace's event callback is the desk's " +
  `/wrap-up-sweep, with the events ${[...new Set([...sweepEvents, ...aloneEvents, ...historyEvents])].join(', ')}; for a limit alone, the first three.`;
const action =
  'Set the event callback: https://console.twilio.com, the workspace, “Settings”; or sweep by a schedule of your own.';

/**
 * Without it a wrap-up lasts until the agent's page is open again, and a customer whom nobody stands for any more waits for somebody to
 * look. @see docs/functions.md, POST /wrap-up-sweep
 */
export const eventCallback: Check = {
  id: 'event-callback',
  title: 'Events of the workspace',
  weight: 'look',
  needs: ['workspace'],
  afterDeployment: true,
  async run(context) {
    const { wrapUp, customersAlone = {} } = await context.deskConfig();
    const limit = wrapUp?.limitSeconds ?? 0;
    const isWatched = isWatching(customersAlone);
    const keepsHistory = Boolean(context.variables['HISTORY_SECRET']);
    const reasons = [
      ...(limit > 0 ? [`wrap-ups have a limit of ${limit} seconds`] : []),
      ...(isWatched ? ['customers left alone are rescued'] : []),
      ...(keepsHistory ? ['a history of calls is kept'] : []),
    ];
    if (reasons.length === 0) return fine('Wrap-ups have no limit, and customers left alone are not rescued.', wanted);
    const because = capitalised(reasons.join(', '));
    const { DEADLINE_WORKFLOW_SID: ofDeadlines } = await context.workflowSids();
    const hasClocks = limit > 0 && ofDeadlines !== undefined;
    const needed: readonly string[] = [
      ...new Set([
        ...sweepEvents,
        ...(isWatched ? aloneEvents : []),
        ...(keepsHistory ? historyEvents : []),
        ...(hasClocks ? deadlineEvents : []),
      ]),
    ];
    const desk = await requireDesk(context);
    const { eventCallbackUrl, eventsFilter } = await context.facts.workspace();
    const url = eventCallbackUrl ?? '';
    const address = readAddress(url, context.local !== undefined);
    const isDesks = typeof address !== 'string' && address.origin === desk && address.path === '/wrap-up-sweep';
    const events = (eventsFilter ?? '')
      .split(',')
      .map((event) => event.trim())
      .filter(Boolean);
    const missing = events.length === 0 ? [] : needed.filter((event) => !events.includes(event));
    if (isDesks && missing.length === 0) return fine(`${because}: ${placeOf(url)} is told.`, wanted);
    const found = isDesks
      ? `${because}, and the event callback leaves out ${missing.join(', ')}.`
      : `${because}, and the workspace's event callback is ${placeOf(url) || 'not set'}.`;
    const isFree = url === '' || (typeof address !== 'string' && address.origin === desk);
    return wrong({
      wanted,
      found,
      action: isFree ? action : `${action} It is in use: whatever listens there has to pass events on.`,
      ...(isFree && {
        fix: {
          what: `Set the workspace's event callback to ${desk}/wrap-up-sweep`,
          apply: async () => {
            await (
              await context.facts.inWorkspace()
            ).update({
              ...(!isDesks && { eventCallbackUrl: `${desk}/wrap-up-sweep` }),
              eventsFilter: url === '' ? needed.join(',') : [...events, ...missing].join(','),
            });
          },
        },
      }),
    });
  },
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
