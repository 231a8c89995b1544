import type { ring as english } from '../en/ring';
import type { Translation } from '../message';

export const ring: Translation<typeof english> = {
  title: 'Ton und Benachrichtigungen',
  ring: 'In diesem Browser klingeln',
  volume: 'Lautstärke',
  test: 'Klingelton testen',
  ringing: '♪ Klingelt',
  ringingSoftly: '♪ Klingelt leise, während Sie im Gespräch sind',
  silent: 'Der Klingelton ist aus',
  blocked: 'Der Ton ist blockiert: hier klicken',
  blockedWhy: 'Browser spielen erst nach einem Klick auf die Seite Ton ab.',
  unsupported: 'Dieser Browser kann den Klingelton nicht abspielen.',
  notices: 'Anrufe auf dem Desktop anzeigen',
  noticesWhy: 'Wenn Sie in einem anderen Fenster sind, zeigt der Desktop, wer anruft und warum.',
  noticesAsk: 'Benachrichtigungen erlauben…',
  noticesAskWhy: 'Der Browser fragt dann nach der Erlaubnis.',
  noticesDenied:
    'Der Browser blockiert Benachrichtigungen von dieser Seite. Erlauben Sie sie in den Website-Einstellungen des Browsers.',
  noticesUnsupported: 'Dieser Browser kann keine Benachrichtigungen anzeigen.',
  kept: 'Wird in diesem Browser gespeichert.',
  tab: '({count}) Klingelt · {caller}',
  notice: '{caller}, {queue}',
};
