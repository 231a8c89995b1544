import type { session as english } from '../en/session';
import type { Translation } from '../message';

export const session: Translation<typeof english> = {
  againTitle: 'Erneut anmelden',
  expired:
    'Ihre Sitzung ist abgelaufen. Anrufe laufen weiter und werden hier angezeigt; um einen anzunehmen oder zu beenden, melden Sie sich erneut an.',
  refused:
    'Ihre Sitzung konnte nicht verlängert werden und endet bald. Anrufe laufen weiter. Melden Sie sich erneut an, um weiterzuarbeiten.',
  passwordFor: 'Passwort für {worker}',
  signOut: 'Abmelden',
  whyNot: 'Abmelden ist möglich, wenn Ihre Anrufe beendet sind',
  finishFirst: 'Beenden Sie zuerst Ihre offenen Anrufe und Aufgaben: Sie liefen ohne Sie weiter.',
  signedOut:
    'Sie wurden abgemeldet. Anrufe laufen weiter und werden hier angezeigt; um einen anzunehmen oder zu beenden, melden Sie sich erneut an.',
  switchedOff:
    'Ihr Zugang wurde gesperrt. Ein laufender Anruf geht weiter: Um ihn zu beenden, legen Sie Ihr Telefon auf. Wenden Sie sich für alles andere an Ihren Administrator.',
  somebodyElse:
    'In diesem Browser hat sich jemand anderes angemeldet. Anrufe laufen weiter und werden hier angezeigt; um einen anzunehmen oder zu beenden, melden Sie sich erneut an.',
};
