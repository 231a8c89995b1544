/** Who is on the other end, and what the task says. */
export const customer = {
  aTask: 'a task',
  taskFrom: 'A task from {queue}',
  theName: 'the name',
  theNumber: 'the number',
  theWish: 'the reason for contact',
  fromTheTask: 'Task details',
  nameAndWish: '{name} ({wish})',
} as const;
