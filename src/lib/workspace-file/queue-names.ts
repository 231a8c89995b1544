type Configuration = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Configuration =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Goes through every task queue that a workflow's configuration refers to: in a file they go by name, at TaskRouter by SID.
 *
 * @param replace - What to write instead.
 * @see https://www.twilio.com/docs/taskrouter/workflow-configuration
 */
export function mapQueues(configuration: Configuration, replace: (queue: string) => string): Configuration {
  const mapped = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mapped);
    return isObject(value) ? mapQueues(value, replace) : value;
  };
  return Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [
      key,
      key === 'queue' && typeof value === 'string' ? replace(value) : mapped(value),
    ]),
  );
}

/** The task queues that a configuration refers to, each once. */
export function queuesOf(configuration: Configuration): ReadonlySet<string> {
  const found = new Set<string>();
  mapQueues(configuration, (queue) => {
    found.add(queue);
    return queue;
  });
  return found;
}
