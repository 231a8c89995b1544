/** A recording that cannot be made or replayed; the message says why and what can be done about it. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}
