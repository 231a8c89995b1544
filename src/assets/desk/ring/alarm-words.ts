import type { Alarm } from './ring-rules';
import { say } from '../words/desk-words';
import { who, whoAndWhat } from '../ground/caller-words';

/** The tab's title while something rings: readable in a strip of many tabs. */
export function alarmTitle({ count, caller }: Alarm): string {
  return say('signals.tab', { count, caller: who(caller) });
}

/** What the desktop shows of an arrival. */
export function noticeWords({ caller, talk, queueName }: Alarm): { readonly title: string; readonly body: string } {
  return {
    title: say(talk === 'none' ? 'arrival.incomingTask' : 'arrival.incomingCall'),
    body: say('signals.notice', { caller: whoAndWhat(caller), queue: queueName }),
  };
}
