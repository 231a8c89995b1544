import { reads, type Operation } from '../../rest/operation';
import { type StatisticsCall, frame, inRealTime, overTimeSplit } from './statistics-parameters';

/** What the statistics of one thing are made of. */
interface StatisticsOf<Row> {
  /** As in the names of the operations. */
  readonly name: string;
  /** Where it is, below its workspace. */
  readonly below: '' | '/Workflows/:Sid' | '/TaskQueues/:Sid';
  /** @throws TwilioError 404 */
  readonly find: (
    call: StatisticsCall<unknown> & { readonly path: { readonly WorkspaceSid: string; readonly Sid: string } },
  ) => Row;
  /** What tells whose numbers they are. */
  readonly whose: (row: Row) => object;
  readonly realTime: (call: StatisticsCall<typeof inRealTime>, row: Row) => object;
  readonly cumulative: (call: StatisticsCall<typeof overTimeSplit>, row: Row) => object;
}

/** The three ways to ask for them: both kinds of numbers, how things stand, and what was over a time. */
export function fetchStatistics<Row>({
  name,
  below,
  find,
  whose,
  realTime,
  cumulative,
}: StatisticsOf<Row>): readonly Operation[] {
  const path = `/v1/Workspaces/:WorkspaceSid${below}` as const;
  return [
    reads(`Fetch${name}Statistics`, `${path}/Statistics`, overTimeSplit, (call) => {
      const row = find(call);
      const [realtime, overAll] = [realTime(call, row), cumulative(call, row)];
      return { body: { ...frame(call), ...whose(row), realtime, cumulative: overAll } };
    }),
    reads(`Fetch${name}RealTimeStatistics`, `${path}/RealTimeStatistics`, inRealTime, (call) => {
      const row = find(call);
      return { body: { ...frame(call), ...whose(row), ...realTime(call, row) } };
    }),
    reads(`Fetch${name}CumulativeStatistics`, `${path}/CumulativeStatistics`, overTimeSplit, (call) => {
      const row = find(call);
      return { body: { ...frame(call), ...whose(row), ...cumulative(call, row) } };
    }),
  ];
}
