import { invalid } from '../../account/twilio-error';
import type { Address } from '../../rest/operation';
import { type Given, type Parameter, date, text, wholeNumber } from '../../rest/parameters';
import { findTaskChannel } from '../../taskrouter/commands/task-commands';
import type { Engine } from '../../taskrouter/engine';
import { isoDate } from '../in-workspace';
import { defaultMinutes, maximumMinutes, period, type Period } from '../list-parameters';

/** `5,10`: thresholds in seconds. */
function thresholds(): Parameter<readonly number[] | undefined> {
  return {
    read(name, values) {
      if (values.length === 0) return undefined;
      const parts = values.join(',').split(',');
      if (!parts.every((part) => /^\s*\d{1,9}\s*$/.test(part)))
        throw invalid(`Value '${values.join(',')}' provided for ${name} is not a list of seconds such as 5,10`);
      return parts.map(Number);
    },
  };
}

export const inRealTime = { TaskChannel: text() };

export const overTime = {
  ...inRealTime,
  Minutes: wholeNumber(1, maximumMinutes),
  StartDate: date(),
  EndDate: date(),
};

export const overTimeSplit = { ...overTime, SplitByWaitTime: thresholds() };

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
