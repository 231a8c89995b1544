import { listPage } from '../bridge-lists';
import { activityPayload } from '../payloads';
import { anyone, paging, type Route } from './route';

export const activityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'Activities',
    access: anyone,
    parameters: paging,
    answer: ({ engine, workspaceSid, parameters }) =>
      listPage(engine.store.activitiesOf.of(workspaceSid), parameters, (row) => activityPayload(engine, row)),
  },
];
