/** Own queues and colleagues, while waiting. */
export const team = {
  queues: 'Sus colas',
  noQueues: 'No está en ninguna cola.',
  nobodyWaits: 'nadie espera',
  wait: { one: '1 espera desde hace {time}', other: '{count} esperan, máximo {time}' },
  colleagues: 'Compañeros',
  alone: 'No hay nadie más en este espacio de trabajo.',
  free: 'libre',
  ringing: 'sonando',
  working: 'ocupado',
  wrapping: 'en trabajo posterior',
  away: 'ausente',
  failed: 'No se pudo cargar: {why}. Se vuelve a intentar.',
} as const;
