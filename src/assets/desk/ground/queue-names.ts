/**
 * Whether something that the operator configured is for a queue, or a channel.
 *
 * @param names - Those that it is for; anything but a list is for all.
 */
export const isFor = (names: unknown, name: string | undefined): boolean =>
  !Array.isArray(names) || names.some((one) => one === name);
