import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Votre téléphone',
  notCalled: 'TaskRouter ne l’a pas appelé',
  dialling: 'Sonne : décrochez pour parler',
  connected: 'En ligne',
  left: 'Raccroché',
  unanswered: 'Votre téléphone {phone} n’a pas répondu deux fois de suite',
  unansweredNoNumber: 'Votre téléphone n’a pas répondu deux fois de suite',
  unansweredAway:
    'Pour que personne n’attende en vain, vous êtes maintenant {activity}. Vérifiez qu’il est allumé et que le numéro est juste, puis redevenez disponible.',
  unansweredGoing: 'Pour que personne n’attende en vain, vous passez en indisponible.',
  unansweredStill:
    'Des appels vous parviennent encore et s’y perdront. Vérifiez qu’il est allumé et que le numéro est juste.',
};
