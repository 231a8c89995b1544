import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Am Arbeitsplatz anmelden',
  workerName: 'Name',
  password: 'Passwort',
  submit: 'Anmelden',
  sending: 'Anmeldung läuft…',
  framed: 'Dieser Desk öffnet sich nicht in einer anderen Seite. Öffnen Sie es für sich.',
  language: 'Sprache',
  wrongPassword: 'Name oder Passwort falsch. Prüfen Sie beides und versuchen Sie es noch einmal.',
  tooManyTries: 'Zu viele Versuche mit diesem Namen.',
  noNetwork: 'Der Server ist nicht erreichbar. Prüfen Sie Ihr Netzwerk und versuchen Sie es dann noch einmal.',
  timeout: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.',
  misconfigured: 'Dieser Arbeitsplatz ist nicht vollständig eingerichtet. Sagen Sie Ihrem Administrator: {message}',
  failed: 'Anmeldung fehlgeschlagen: {why}. Versuchen Sie es noch einmal oder wenden Sie sich an Ihren Administrator.',
  againIn: 'Neuer Versuch in {seconds} s.',
  unavailable:
    'Zurzeit kann sich niemand anmelden, weil das Verzeichnis der Agenten nicht antwortet. Wer angemeldet ist, bleibt es.',
  forbidden: 'Sie dürfen sich hier nicht anmelden. Wenden Sie sich an Ihren Administrator.',
  invited: 'Ihre Einladung ist gültig. Wählen Sie ein eigenes Passwort; damit melden Sie sich künftig an.',
  invitation: 'Einladungscode',
  newPassword: 'Neues Passwort',
  rules: 'Mindestens {count} Zeichen. Kein gängiges Passwort und nicht nur Ihr Name.',
  showPassword: 'Passwort anzeigen',
  weak: 'Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein längeres oder weniger gängiges.',
  signOutUnheard:
    'Der Server hat Ihre Abmeldung noch nicht bestätigt. Diese Seite versucht es weiter: Lassen Sie sie offen, bis dieser Hinweis verschwindet.',
};
