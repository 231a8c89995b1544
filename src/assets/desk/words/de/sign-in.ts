import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Am Arbeitsplatz anmelden',
  workerName: 'Name',
  password: 'Passwort',
  submit: 'Anmelden',
  sending: 'Anmeldung läuft…',
  language: 'Sprache',
  wrongPassword: 'Name oder Passwort falsch. Prüfen Sie beides und versuchen Sie es noch einmal.',
  tooManyTries: 'Zu viele Versuche mit diesem Namen. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  noNetwork: 'Der Server ist nicht erreichbar. Prüfen Sie Ihr Netzwerk und versuchen Sie es dann noch einmal.',
  timeout: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.',
  misconfigured: 'Dieser Arbeitsplatz ist nicht vollständig eingerichtet. Sagen Sie Ihrem Administrator: {message}',
  failed: 'Anmeldung fehlgeschlagen: {why}. Versuchen Sie es noch einmal oder wenden Sie sich an Ihren Administrator.',
  incomplete:
    'Ein Teil dieser Seite wurde nicht geladen. Prüfen Sie Ihr Netzwerk und versuchen Sie es dann noch einmal.',
};
