import type { signals as english } from '../en/ring';
import type { Translation } from '../message';

export const signals: Translation<typeof english> = {
  title: 'Ton und Benachrichtigungen',
  ring: 'Anrufe klingeln in diesem Browser',
  volume: 'Lautstärke',
  test: 'Klingelton testen',
  ringing: '♪ Klingelt',
  ringingSoftly: '♪ Klingelt leise, weil Sie im Gespräch sind',
  silent: 'Das Klingeln ist aus',
  blocked: 'Der Ton ist blockiert: hier klicken',
  blockedWhy: 'Browser lassen eine Seite erst nach einem Klick tönen.',
  unsupported: 'Dieser Browser kann nicht klingeln.',
  notices: 'Anrufe auf dem Desktop zeigen',
  noticesWhy: 'Während Sie in ein anderes Fenster schauen, zeigt der Desktop, wer anruft und warum.',
  noticesAsk: 'Benachrichtigungen erlauben…',
  noticesAskWhy: 'Der Browser fragt dann, ob diese Seite das darf.',
  noticesDenied:
    'Der Browser lässt diese Seite nicht benachrichtigen. Erlauben Sie es in den Einstellungen des Browsers für diese Adresse.',
  noticesUnsupported: 'Dieser Browser kann keine Benachrichtigungen zeigen.',
  kept: 'Wird in diesem Browser gespeichert.',
  tab: '({count}) Klingelt · {caller}',
  notice: '{caller}, {queue}',
};
