/** What many parts of the page say. */
export const page = {
  ok: 'OK',
  dismiss: 'Dismiss this message',
  showAll: 'Show all',
  showAllCount: 'Show all {count}',
  showLess: 'Show less',
  showAllOf: 'Show all of {what}',
  showLessOf: 'Show less of {what}',
  alsoOpen: 'Also open',
  close: 'Close',
} as const;
