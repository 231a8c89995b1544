/** Own queues and colleagues, while waiting. */
export const team = {
  queues: 'Vos files d’attente',
  noQueues: 'Vous n’êtes dans aucune file d’attente.',
  nobodyWaits: 'personne n’attend',
  wait: { one: '1 attend depuis {time}', other: '{count} attendent, au plus {time}' },
  colleagues: 'Collègues',
  alone: 'Personne d’autre dans cet espace de travail.',
  free: 'libre',
  ringing: 'ça sonne',
  working: 'occupé',
  wrapping: 'en post-appel',
  away: 'absent',
  failed: 'Chargement impossible : {why}. Nouvelle tentative.',
} as const;
