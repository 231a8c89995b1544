/** A type without the `undefined` of its properties, which become optional instead. */
export type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is `undefined`: a change then names only what was given. */
export function defined<T extends object>(values: T): Defined<T>;
export function defined(values: object): object {
  const left: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) left[name] = value;
  return left;
}
