import { isObject, type JsonObject } from './json';

/**
 * What stands at a path such as `customer.tier`; a key with a dot in it goes before the path. Not in `json.ts`, which the
 * sign-in form loads.
 */
export function attributeAt(attributes: JsonObject, path: string): unknown {
  if (Object.hasOwn(attributes, path)) return attributes[path];
  let found: unknown = attributes;
  for (const key of path.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}
