import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'der Server ist nicht erreichbar',
  timeout: 'der Server hat nicht rechtzeitig geantwortet',
  server: 'auf dem Server ist ein Fehler aufgetreten',
  tooManyRequests: 'der Dienst ist überlastet',
  tooManyAttempts: 'zu viele Versuche',
  upstreamFailed: 'bei Twilio ist ein Fehler aufgetreten',
  upstreamRefused: 'Twilio hat die Anfrage unseres Servers abgelehnt',
  upstreamUnreachable: 'unser Server konnte Twilio nicht erreichen',
  upstreamBusy: 'Twilio ist überlastet',
  upstreamTimeout: 'Twilio hat unserem Server nicht rechtzeitig geantwortet',
  sessionOver: 'Ihre Sitzung ist zu Ende',
  forbidden: 'es gehört einem anderen Agenten',
  noWord: 'es kam keine Bestätigung',
  callerGone: 'der Anrufer ist nicht mehr in der Leitung',
  notConnected: 'die Verbindung steht noch nicht',
  unknown: 'es wurde kein Grund angegeben',
};
