import type { ring as english } from '../en/ring';
import type { Translation } from '../message';

export const ring: Translation<typeof english> = {
  title: 'Son et notifications',
  ring: 'Sonner dans ce navigateur',
  volume: 'Volume',
  test: 'Tester la sonnerie',
  ringing: '♪ Sonnerie',
  ringingSoftly: '♪ Sonnerie douce pendant votre appel',
  silent: 'La sonnerie est coupée',
  blocked: 'Le son est bloqué : cliquez ici',
  blockedWhy: 'Les navigateurs ne diffusent de son qu’après un clic dans la page.',
  unsupported: 'Ce navigateur ne peut pas lire la sonnerie.',
  notices: 'Afficher les appels sur le bureau',
  noticesWhy: 'Quand vous êtes dans une autre fenêtre, le bureau montre qui appelle et pourquoi.',
  noticesAsk: 'Autoriser les notifications…',
  noticesAskWhy: 'Le navigateur demande alors l’autorisation.',
  noticesDenied: 'Le navigateur bloque les notifications de cette page. Autorisez-les dans les paramètres du site.',
  noticesUnsupported: 'Ce navigateur ne peut pas afficher de notifications.',
  kept: 'Enregistré dans ce navigateur.',
  tab: '({count}) Sonnerie · {caller}',
  notice: '{caller}, {queue}',
};
