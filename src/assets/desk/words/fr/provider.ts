import type { provider as english } from '../en/provider';
import type { Translation } from '../message';

export const provider: Translation<typeof english> = {
  withOrganization: 'Se connecter avec votre organisation',
  unknownWorker:
    'Votre organisation vous connaît, mais aucun agent ne porte votre nom ici. Adressez-vous à votre administrateur.',
  noRole: 'Votre organisation ne vous a pas donné accès à ce poste. Adressez-vous à votre administrateur.',
  emailUnverified: 'Votre organisation n’a pas vérifié votre adresse e-mail. Adressez-vous à qui gère ses comptes.',
  denied: 'Votre organisation ne vous a pas connecté. Réessayez.',
  stale: 'Cette connexion a expiré ou a déjà servi. Connectez-vous de nouveau.',
  providerUnreachable:
    'Personne ne peut se connecter pour le moment, car le service de votre organisation ne répond pas. Les sessions ouvertes le restent.',
  providerFailed: 'La connexion avec votre organisation n’a pas abouti. Réessayez, ou prévenez votre administrateur.',
  inAnotherTab: 'Connectez-vous dans l’onglet qui s’ouvre. Cette page reprend d’elle-même.',
};
