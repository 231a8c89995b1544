/** Long lists, what is shown of the floor, and the wall view. */
export const rows = {
  state: 'State',
  allStates: 'All states',
  skill: 'Skill',
  allSkills: 'All skills',
  skills: 'Skills',
  caller: 'Caller',
  clear: 'Clear filters',
  columns: 'Columns',
  keys: 'Arrow keys move from row to row. Enter opens a row.',
  shown: '{shown} of {count}',
  moreNotices: 'More notices: {count}',
  wall: 'Wall view',
  leaveWall: 'Press Esc to leave the wall view.',
  levelNow: 'Service level this hour',
  wallOver: 'This screen has been signed out. Press Esc, then sign in again.',
} as const;
