import type { Translation } from '../../../../desk/words/message';
import type { rows as english } from '../en/rows';

export const rows: Translation<typeof english> = {
  state: 'Situation',
  allStates: 'Toutes les situations',
  skill: 'Compétence',
  allSkills: 'Toutes les compétences',
  skills: 'Compétences',
  caller: 'Appelant',
  clear: 'Effacer les filtres',
  columns: 'Colonnes',
  keys: 'Les flèches passent d’une ligne à l’autre. Entrée ouvre une ligne.',
  shown: '{shown} sur {count}',
  moreNotices: 'Autres avis : {count}',
  wall: 'Vue murale',
  leaveWall: 'Appuyez sur Échap pour quitter la vue murale.',
  levelNow: 'Niveau de service de cette heure',
  wallOver: 'Cet écran a été déconnecté. Appuyez sur Échap, puis reconnectez-vous.',
};
