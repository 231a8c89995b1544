import type { activity as english } from '../en/activity';
import type { Translation } from '../message';

export const activity: Translation<typeof english> = {
  label: 'Vous et votre activité',
  activity: 'Activité',
  changing: 'Passage à {activity}…',
  completingFirst: 'Clôture de votre post-appel, puis {activity}…',
  notChanged: 'Votre activité n’a pas changé : {why}. Choisissez-la de nouveau.',
  goAvailable: 'Se rendre disponible',
  callsReachYou: 'Vous pouvez recevoir des appels.',
  nextCallHint: 'Le prochain appel sonne ici, avec l’appelant et le temps restant pour répondre.',
  noCalls: 'Vous ne recevez pas d’appels.',
  goAvailableHint: 'Choisissez « Se rendre disponible » quand vous êtes prêt à recevoir des appels.',
  skills: 'Compétences',
  none: 'Aucune',
  phone: 'Téléphone',
  noNumber: 'Pas de numéro : vous ne pouvez pas recevoir d’appels',
  since: 'dans cette activité',
  over: 'plus de {time}',
};
