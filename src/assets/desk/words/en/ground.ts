/** What many rooms say. */
export const ground = {
  aTask: 'a task',
  nameAndWish: '{name} ({wish})',
  ok: 'OK',
  dismiss: 'Dismiss this message',
  showAll: 'Show all',
  showAllCount: 'Show all {count}',
  showLess: 'Show less',
  showAllOf: 'Show all of {what}',
  showLessOf: 'Show less of {what}',
  close: 'Close',
  failedTitle: 'Something went wrong on this page.',
  failedText: 'Your call and your session continue. If something looks wrong, reload the page.',
  loadAgain: 'Reload the page',
  drawAgain: 'Try again',
  brokenTitle: 'This page could not be displayed.',
  withheld: 'Number withheld',
} as const;
