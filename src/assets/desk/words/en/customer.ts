/** Who is on the other end, and what the task says. */
export const customer = {
  aTask: 'a task',
  taskFrom: 'A task from {queue}',
  theName: 'the name',
  theNumber: 'the number',
  theWish: 'what they want',
  fromTheTask: 'From the task',
  nameAndWish: '{name} ({wish})',
} as const;
