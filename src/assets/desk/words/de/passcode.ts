import type { passcode as english } from '../en/passcode';
import type { Translation } from '../message';

export const passcode: Translation<typeof english> = {
  title: 'Passwort ändern',
  others: 'Hier bleiben Sie angemeldet, überall sonst werden Sie abgemeldet.',
  current: 'Bisheriges Passwort',
  submit: 'Passwort ändern',
  sending: 'Wird geändert…',
  done: 'Ihr Passwort ist geändert.',
  wrong: 'Das bisherige Passwort ist falsch. Es wurde nichts geändert.',
  later: 'Zu viele Versuche. Warten Sie {seconds} s und versuchen Sie es dann noch einmal. Es wurde nichts geändert.',
  unclear:
    'Der Server hat nicht geantwortet; das Passwort kann schon geändert sein. Versuchen Sie es noch einmal mit denselben beiden Passwörtern.',
  failed: 'Das Passwort konnte nicht geändert werden: {why}.',
};
