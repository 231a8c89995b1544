/** A seed that cannot be used; the message says in which line and why. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}
