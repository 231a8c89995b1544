import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'le serveur est injoignable depuis cet ordinateur',
  timeout: 'le serveur n’a pas répondu à temps',
  server: 'le serveur a eu lui-même un problème',
  tooManyRequests: 'TaskRouter est surchargé',
  tooManyAttempts: 'il y a eu trop d’essais',
  upstreamFailed: 'Twilio a eu lui-même un problème',
  upstreamRefused: 'Twilio a refusé notre serveur',
  upstreamUnreachable: 'notre serveur n’a pas pu joindre Twilio',
  upstreamBusy: 'Twilio est surchargé',
  upstreamTimeout: 'Twilio n’a pas répondu à temps à notre serveur',
  sessionOver: 'votre session est terminée',
  forbidden: 'cela appartient à un autre agent',
  noWord: 'TaskRouter n’a pas dit ce qu’il en est advenu',
  callerGone: 'l’appelant n’est plus là',
  notConnected: 'la connexion n’est pas encore prête',
  unknown: 'personne n’a dit pourquoi',
};
