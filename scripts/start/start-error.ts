/** A reason why the desk cannot start that its user can do something about: one sentence, shown without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
