import type { provider as english } from '../en/provider';
import type { Translation } from '../message';

export const provider: Translation<typeof english> = {
  withOrganization: 'Mit Ihrer Organisation anmelden',
  unknownWorker:
    'Ihre Organisation kennt Sie, doch unter Ihrem Namen gibt es hier keinen Agenten. Wenden Sie sich an Ihren Administrator.',
  noRole:
    'Ihre Organisation hat Ihnen keinen Zugang zu diesem Arbeitsplatz gegeben. Wenden Sie sich an Ihren Administrator.',
  emailUnverified:
    'Ihre Organisation hat Ihre E-Mail-Adresse nicht bestätigt. Wenden Sie sich an die Verwaltung der Konten.',
  denied: 'Ihre Organisation hat Sie nicht angemeldet. Versuchen Sie es noch einmal.',
  stale: 'Diese Anmeldung ist abgelaufen oder wurde schon verwendet. Melden Sie sich noch einmal an.',
  providerUnreachable:
    'Im Moment kann sich niemand anmelden, weil die Anmeldung Ihrer Organisation nicht antwortet. Wer angemeldet ist, bleibt es.',
  providerFailed:
    'Die Anmeldung mit Ihrer Organisation hat nicht geklappt. Versuchen Sie es noch einmal, oder wenden Sie sich an Ihren Administrator.',
  inAnotherTab: 'Melden Sie sich im neuen Tab an. Diese Seite macht von selbst weiter.',
};
