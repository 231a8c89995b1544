/** A workspace file that cannot be used; the message says in which line and why. */
export class WorkspaceFileError extends Error {
  override readonly name = 'WorkspaceFileError';
}
