import { VersionOneWorker } from './worker';

const warn = (message: string): void => console.warn(`taskrouter-worker.js: ${message}`);

/** What pages construct. */
class Worker extends VersionOneWorker {
  constructor(...given: readonly unknown[]) {
    const [token, ...others] = given;
    super({ warn }, token, ...others);
  }
}

/** Clients of version 1 that have no successor a page could stand on. */
const gone = (name: string) =>
  function refuse(): never {
    throw new Error(
      `Twilio.TaskRouter.${name} is not possible with today's TaskRouter SDK: have a back end ask the REST API`,
    );
  };

/** What is there already, such as Twilio.Device, stays. */
const present = (on: object, name: string): object => {
  const there: unknown = Reflect.get(on, name);
  return (typeof there === 'object' || typeof there === 'function') && there !== null ? there : {};
};

const twilio = present(window, 'Twilio');
Reflect.set(twilio, 'TaskRouter', {
  ...present(twilio, 'TaskRouter'),
  Worker,
  Workspace: gone('Workspace'),
  TaskQueue: gone('TaskQueue'),
});
Reflect.set(window, 'Twilio', twilio);
