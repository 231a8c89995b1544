import type { passcode as english } from '../en/passcode';
import type { Translation } from '../message';

export const passcode: Translation<typeof english> = {
  title: 'Changer le mot de passe',
  others: 'Vous restez connecté ici, et serez déconnecté partout ailleurs.',
  current: 'Mot de passe actuel',
  submit: 'Changer le mot de passe',
  sending: 'Changement en cours…',
  done: 'Votre mot de passe est changé.',
  wrong: 'Le mot de passe actuel est incorrect. Rien n’a été changé.',
  later: 'Trop de tentatives. Attendez {seconds} s, puis réessayez. Rien n’a été changé.',
  unclear:
    'Le serveur n’a pas répondu ; le mot de passe a peut-être déjà changé. Réessayez avec les deux mêmes mots de passe.',
  failed: 'Le mot de passe n’a pas pu être changé : {why}.',
};
