/** Whether a call is recorded, and its pauses. */
export const recording = {
  title: 'Recording',
  on: 'Recording',
  none: 'Not recorded',
  paused: 'Recording paused by {by}',
  goesOn: 'resumes in {time}',
  start: 'Record',
  pause: 'Pause recording',
  resume: 'Resume recording',
} as const;
