/** A data file that cannot be used; the message says why and what can be done about it. The file is as it was. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}
