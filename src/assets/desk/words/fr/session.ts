import type { session as english } from '../en/session';
import type { Translation } from '../message';

export const session: Translation<typeof english> = {
  againTitle: 'Reconnectez-vous',
  expired:
    'Votre session a expiré. Les appels continuent et s’affichent ici ; pour en accepter ou en terminer un, reconnectez-vous.',
  refused:
    'Votre session n’a pas pu être renouvelée et se termine bientôt. Les appels continuent. Reconnectez-vous pour continuer à travailler.',
  passwordFor: 'Mot de passe de {worker}',
  signOut: 'Déconnexion',
  whyNot: 'Vous pourrez vous déconnecter une fois vos appels terminés',
  finishFirst: 'Terminez d’abord vos appels et tâches en cours : ils continueraient sans vous.',
  signedOut:
    'Vous avez été déconnecté. Les appels continuent et s’affichent ici ; pour en accepter ou en terminer un, reconnectez-vous.',
  switchedOff:
    'Votre accès a été désactivé. L’appel en cours continue : pour le terminer, raccrochez votre téléphone. Pour le reste, demandez à votre administrateur.',
  somebodyElse:
    'Quelqu’un d’autre s’est connecté dans ce navigateur. Les appels continuent et s’affichent ici ; pour en accepter ou en terminer un, reconnectez-vous.',
};
