import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Votre téléphone',
  notCalled: 'TaskRouter ne l’a pas appelé',
  dialling: 'Sonne : décrochez pour parler',
  connected: 'En ligne',
  left: 'Raccroché',
};
