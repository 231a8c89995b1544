/** Times on the event bridge are whole epoch seconds, where rows have milliseconds. */
export const seconds = (epochMs: number): number => Math.floor(epochMs / 1000);
