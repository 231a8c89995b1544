import { taskrouterOperations } from '../../emulator/taskrouter-api/taskrouter-operations';
import { publishedReplies } from './published-fields';
import { LocalService } from './service';
import { operationRows, operations } from './suites/operations';

operations({ describe, it, beforeAll, afterAll, beforeEach, afterEach }, () => LocalService.open());

test('the table has a row for each of the 61 operations, and none is missing', () => {
  const ids = operationRows.map(([id]) => id).sort();
  expect(ids).toHaveLength(61);
  expect(ids).toEqual(taskrouterOperations.map(({ id }) => id).sort());
  expect(ids).toEqual(Object.keys(publishedReplies).sort());
});
