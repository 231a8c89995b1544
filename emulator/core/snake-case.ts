/** `EndConferenceOnExit` → `end_conference_on_exit`: what a parameter is called in an answer. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at ? '_' : ''}${letter.toLowerCase()}`);
