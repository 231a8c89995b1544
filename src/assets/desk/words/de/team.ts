/** Own queues and colleagues, while waiting. */
export const team = {
  queues: 'Ihre Warteschlangen',
  noQueues: 'Sie sind in keiner Warteschlange.',
  nobodyWaits: 'niemand wartet',
  wait: { one: '1 wartet seit {time}', other: '{count} warten, am längsten {time}' },
  colleagues: 'Kollegen',
  alone: 'Außer Ihnen ist niemand in diesem Workspace.',
  free: 'frei',
  ringing: 'es klingelt',
  working: 'beschäftigt',
  wrapping: 'in Nacharbeit',
  away: 'abwesend',
  failed: 'Nicht geladen: {why}. Es wird erneut versucht.',
} as const;
