import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Entrée',
  escape: 'Échap',
  title: 'Raccourcis clavier',
  accept: 'Accepter ce qui sonne',
  reject: 'Refuser ce qui sonne',
  goAvailable: 'Devenir disponible',
  goAway: 'Devenir indisponible',
  mute: 'Couper ou rétablir le micro',
  hold: 'Mettre en attente ou reprendre',
  end: 'Terminer l’appel ou la tâche',
  complete: 'Clôturer le suivi',
  ring: 'Couper ou remettre la sonnerie',
  help: 'Afficher ces raccourcis',
  space: 'Espace',
  off: 'désactivé',
  change: 'Modifier',
  changeOf: 'Modifier la touche de : {action}',
  press: 'Appuyez sur la nouvelle touche. {escape} la laisse telle quelle.',
  taken: 'Inchangé : {key} sert déjà à « {action} ».',
  reserved: 'Inchangé : le navigateur ou cette page a besoin de {key}.',
  reset: 'Reprendre les touches d’origine',
  singles: 'Les caractères seuls sont des raccourcis',
  singlesWhy: 'Désactivez-le si vous parlez à votre ordinateur ou appuyez sur des touches par accident.',
  escapeSpoken: 'Échap',
};
