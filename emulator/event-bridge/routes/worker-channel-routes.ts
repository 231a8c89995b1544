import { listPage } from '../bridge-lists';
import { workerChannelPayload } from '../payloads';
import { ownWorker, paging, type Call, type Route } from './route';

export const workerChannelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'Workers/{worker}/WorkerChannels',
    access: ownWorker,
    parameters: paging,
    answer: listWorkerChannels,
  },
];

function listWorkerChannels(call: Call): object {
  const { engine, parameters } = call;
  const worker = call.find(engine.store.workers, 'worker');
  return listPage(engine.store.channelsOfWorker.of(worker.sid), parameters, (row) => workerChannelPayload(engine, row));
}
