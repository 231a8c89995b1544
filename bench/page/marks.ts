/** What the probe marks when the frame comes, and in the animation frame in which the card is there first. */
export const MARKS = { frame: 'bench: frame', card: 'bench: card' } as const;
