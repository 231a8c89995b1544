/** Any JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is not an object reads as an empty one. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
