import type { Address } from '../../rest/operation';
import { type Given, date, list, text, wholeNumber } from '../../rest/parameters';
import { findTaskChannel } from '../../taskrouter/commands/task-commands';
import type { Engine } from '../../taskrouter/engine';
import { maximumWholeNumber } from '../../taskrouter/limits';
import { isoDate } from '../in-workspace';
import { defaultMinutes, maximumMinutes, period, type Period } from '../list-parameters';

export const inRealTime = { TaskChannel: text() };

export const overTime = {
  ...inRealTime,
  Minutes: wholeNumber(1, maximumMinutes),
  StartDate: date(),
  EndDate: date(),
};

/** With thresholds in seconds, such as `5,10`. */
export const overTimeSplit = { ...overTime, SplitByWaitTime: list(wholeNumber(0, maximumWholeNumber)) };

/** A call for statistics, below a workspace. */
export interface StatisticsCall<P> {
  readonly engine: Engine;
  readonly url: Address;
  readonly path: { readonly WorkspaceSid: string };
  readonly given: Given<P>;
}

/** @throws TwilioError 400 where there is no such channel */
export function channelOf({ engine, given, path }: StatisticsCall<typeof inRealTime>): string | undefined {
  return given.TaskChannel === undefined ? undefined : findTaskChannel(engine, path.WorkspaceSid, given.TaskChannel);
}

export const periodOf = ({ engine, given }: StatisticsCall<typeof overTime>): Period =>
  period(given, engine.clock.now(), defaultMinutes);

export const shownPeriod = ({ start, end }: Period): object => ({
  start_time: isoDate(start),
  end_time: isoDate(end),
});

/** What every statistics reply has besides its numbers. */
export const frame = ({ engine, url, path }: StatisticsCall<unknown>): object => ({
  account_sid: engine.accountSid,
  workspace_sid: path.WorkspaceSid,
  url: url.origin + url.pathname,
});
