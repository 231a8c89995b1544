import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Entrée',
  escape: 'Échap',
  title: 'Raccourcis clavier',
  accept: 'Accepter l’appel ou la tâche',
  reject: 'Refuser l’appel ou la tâche',
  goAvailable: 'Devenir disponible',
  goAway: 'Devenir indisponible',
  mute: 'Couper ou rétablir le micro',
  hold: 'Mettre en attente ou reprendre',
  end: 'Terminer l’appel ou la tâche',
  complete: 'Clôturer le post-appel',
  ring: 'Couper ou remettre la sonnerie',
  help: 'Afficher ces raccourcis',
  space: 'Espace',
  off: 'désactivé',
  change: 'Modifier',
  changeOf: 'Modifier la touche de : {action}',
  press: 'Appuyez sur la nouvelle touche, ou {escape} pour annuler.',
  taken: 'Inchangé : {key} sert déjà à « {action} ».',
  reserved: 'Inchangé : {key} est utilisée par le navigateur ou par cette page.',
  reset: 'Rétablir les touches par défaut',
  singles: 'Raccourcis à une seule touche',
  singlesWhy: 'Désactivez-le si vous utilisez la commande vocale ou appuyez sur des touches par accident.',
  escapeSpoken: 'Échap',
};
