/** Any JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is not an object reads as an empty one. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** What stands at a path such as `customer.tier`; a key with a dot in it goes before the path. */
export function attributeAt(attributes: JsonObject, path: string): unknown {
  if (Object.hasOwn(attributes, path)) return attributes[path];
  let found: unknown = attributes;
  for (const key of path.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}
