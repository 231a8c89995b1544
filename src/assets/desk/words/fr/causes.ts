import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'le serveur est injoignable',
  timeout: 'le serveur n’a pas répondu à temps',
  server: 'le serveur a rencontré une erreur',
  tooManyRequests: 'le service est surchargé',
  tooManyAttempts: 'trop de tentatives',
  upstreamFailed: 'Twilio a rencontré une erreur',
  upstreamRefused: 'Twilio a refusé la requête de notre serveur',
  upstreamUnreachable: 'notre serveur n’a pas pu joindre Twilio',
  upstreamBusy: 'Twilio est surchargé',
  upstreamTimeout: 'Twilio n’a pas répondu à temps à notre serveur',
  sessionOver: 'votre session est terminée',
  forbidden: 'cela appartient à un autre agent',
  noWord: 'aucune confirmation n’est arrivée',
  callerGone: 'l’appelant n’est plus en ligne',
  notConnected: 'la connexion n’est pas encore prête',
  unknown: 'aucun motif n’a été indiqué',
};
