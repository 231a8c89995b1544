/** A line for a log: JSON in plain ASCII, so that nothing in it can begin a line of its own, or turn what stands beside it. */
export const asciiLine = (content: object): string =>
  JSON.stringify(content).replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
