import type { signals as english } from '../en/ring';
import type { Translation } from '../message';

export const signals: Translation<typeof english> = {
  title: 'Son et notifications',
  ring: 'Les appels sonnent dans ce navigateur',
  volume: 'Volume',
  test: 'Tester la sonnerie',
  ringing: '♪ Sonnerie',
  ringingSoftly: '♪ Sonnerie douce, car vous êtes en appel',
  silent: 'La sonnerie est coupée',
  blocked: 'Le son est bloqué : cliquez ici',
  blockedWhy: 'Les navigateurs ne laissent une page sonner qu’après un clic.',
  unsupported: 'Ce navigateur ne peut pas sonner.',
  notices: 'Afficher les appels sur le bureau',
  noticesWhy: 'Pendant que vous regardez une autre fenêtre, le bureau montre qui appelle et pourquoi.',
  noticesAsk: 'Autoriser les notifications…',
  noticesAskWhy: 'Le navigateur demande alors si cette page le peut.',
  noticesDenied:
    'Le navigateur ne laisse pas cette page vous avertir. Autorisez-le dans ses réglages pour cette adresse.',
  noticesUnsupported: 'Ce navigateur ne peut pas afficher de notifications.',
  kept: 'Conservé dans ce navigateur.',
  tab: '({count}) Sonnerie · {caller}',
  notice: '{caller}, {queue}',
};
