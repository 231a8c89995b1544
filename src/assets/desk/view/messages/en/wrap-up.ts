/** After-call work. */
export const wrapUp = {
  title: 'Wrap-up',
  callOver: 'The call is over. Complete it when you are done.',
  taskOver: 'The task is over. Complete it when you are done.',
  connectedNobody: 'TaskRouter connected nobody. Complete the task when you are done.',
  completing: 'Completing',
  throughServer: 'TaskRouter did not do it, so our server tries.',
  complete: 'Complete',
} as const;
