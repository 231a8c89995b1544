import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'der Server ist von diesem Computer aus nicht erreichbar',
  timeout: 'der Server hat nicht rechtzeitig geantwortet',
  server: 'der Server hatte selbst ein Problem',
  tooManyRequests: 'TaskRouter ist überlastet',
  tooManyAttempts: 'es waren zu viele Versuche',
  upstreamFailed: 'Twilio hatte selbst ein Problem',
  upstreamRefused: 'Twilio hat unseren Server abgewiesen',
  upstreamUnreachable: 'unser Server konnte Twilio nicht erreichen',
  upstreamBusy: 'Twilio ist überlastet',
  upstreamTimeout: 'Twilio hat unserem Server nicht rechtzeitig geantwortet',
  sessionOver: 'Ihre Sitzung ist zu Ende',
  forbidden: 'das gehört einem anderen Worker',
  noWord: 'TaskRouter hat nicht gesagt, was daraus wurde',
  callerGone: 'der Anrufer ist weg',
  notConnected: 'die Verbindung steht noch nicht',
  unknown: 'niemand hat gesagt, warum',
};
