import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Connectez-vous à votre poste',
  workerName: 'Nom',
  password: 'Mot de passe',
  submit: 'Se connecter',
  sending: 'Connexion en cours…',
  language: 'Langue',
  wrongPassword: 'Nom ou mot de passe incorrect. Vérifiez les deux et réessayez.',
  tooManyTries: 'Trop de tentatives avec ce nom. Attendez une minute, puis réessayez.',
  noNetwork: 'Le serveur est injoignable. Vérifiez votre réseau, puis réessayez.',
  timeout: 'Le serveur n’a pas répondu à temps. Réessayez.',
  misconfigured: 'Ce poste n’est pas entièrement configuré. Dites à votre administrateur : {message}',
  failed: 'La connexion a échoué : {why}. Réessayez, ou prévenez votre administrateur.',
  incomplete: 'Une partie de cette page ne s’est pas chargée. Vérifiez votre réseau, puis réessayez.',
};
