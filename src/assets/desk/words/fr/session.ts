import type { session as english } from '../en/session';
import type { Translation } from '../message';

export const session: Translation<typeof english> = {
  againTitle: 'Reconnectez-vous',
  expired:
    'Votre session a expiré. Les appels continuent et cette page les montre ; pour répondre ou terminer un appel ici, reconnectez-vous.',
  refused:
    'Votre session n’a pas pu être renouvelée et se termine bientôt. Les appels continuent. Reconnectez-vous pour continuer à travailler.',
  passwordFor: 'Mot de passe de {worker}',
  signOut: 'Déconnexion',
  whyNot: 'Possible quand rien n’est ouvert',
  finishFirst: 'Terminez d’abord ce qui est ouvert : cela continuerait sans vous.',
};
