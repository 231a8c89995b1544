import type { status as english } from '../en/activity';
import type { Translation } from '../message';

export const status: Translation<typeof english> = {
  label: 'Vous et votre activité',
  activity: 'Activité',
  changing: 'Passage à {activity}…',
  completingFirst: 'Clôture de votre suivi, puis {activity}…',
  notChanged: 'Votre activité n’a pas changé : {why}. Choisissez-la de nouveau.',
  goAvailable: 'Se rendre disponible',
  callsReachYou: 'Des appels peuvent vous parvenir.',
  nextCallHint: 'Le prochain appel sonne ici, avec l’appelant et le temps dont vous disposez pour répondre.',
  noCalls: 'Aucun appel ne vous parvient.',
  goAvailableHint: 'Choisissez « Se rendre disponible » quand vous êtes prêt à recevoir des appels.',
  skills: 'Compétences',
  none: 'Aucune',
  phone: 'Téléphone',
  noNumber: 'Pas de numéro : aucun appel ne peut vous être passé',
};
