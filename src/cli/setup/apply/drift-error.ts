/** Something is not as it was when the plan was made. Nothing was done to it. */
export class DriftError extends Error {
  override readonly name = 'DriftError';
}
