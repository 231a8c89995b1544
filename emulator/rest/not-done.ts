import { notDone, type Method, type Operation } from './operation';
import published from './published-operations.json';

const methods: readonly Method[] = ['GET', 'POST', 'DELETE'];

/** Two templates of one shape lead to the same place, whatever they call their parameters. */
const placeOf = (method: string, path: string): string => `${method} ${path.replaceAll(/:\w+/g, ':')}`;

/**
 * What is published of TaskRouter, Sync and the account API and not done here, so that it is named by a 501 rather than not
 * found, which reads like a wrong SID.
 *
 * @param done - Every operation that is done.
 * @example
 * const api = new RestApi(engine, [...operations, ...notDoneBeside(operations)]);
 */
export function notDoneBeside(done: readonly Operation[]): readonly Operation[] {
  const known = new Set(done.map(({ method, path }) => placeOf(method, path)));
  const templates: Readonly<Record<string, Readonly<Partial<Record<Method, string>>>>> = published;
  return Object.entries(templates).flatMap(([path, ids]) =>
    methods.flatMap((method) => {
      const id = ids[method];
      return id === undefined || known.has(placeOf(method, path)) ? [] : [notDone(id, method, path)];
    }),
  );
}
