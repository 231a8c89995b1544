import type { help as english } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof english> = {
  ask: 'Demander de l’aide',
  word: 'À quel sujet ? (facultatif)',
  asked: 'Vous avez demandé de l’aide.',
  withdraw: 'Annuler la demande',
  listens: '{who} (superviseur) écoute',
  whispers: '{who} (superviseur) ne parle qu’à vous',
  talks: '{who} (superviseur) est dans l’appel',
};
