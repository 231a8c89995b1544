import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Am Arbeitsplatz anmelden',
  workerName: 'Worker-Name',
  password: 'Passwort',
  submit: 'Anmelden',
  sending: 'Anmeldung läuft…',
  language: 'Sprache',
  wrongPassword: 'Worker-Name und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
  tooManyTries:
    'Zu viele Versuche mit diesem Worker-Namen. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  noNetwork: 'Der Server ist nicht erreichbar. Prüfen Sie Ihr Netzwerk und versuchen Sie es dann noch einmal.',
  timeout: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.',
  misconfigured: 'Dieser Arbeitsplatz ist nicht vollständig eingerichtet. Sagen Sie dem Betreiber: {message}',
  failed:
    'Die Anmeldung hat nicht geklappt: {why}. Versuchen Sie es noch einmal oder wenden Sie sich an den Betreiber.',
  incomplete:
    'Ein Teil dieser Seite wurde nicht geladen. Prüfen Sie Ihr Netzwerk und versuchen Sie es dann noch einmal.',
};
