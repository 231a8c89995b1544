import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Connectez-vous à votre poste',
  workerName: 'Nom d’agent',
  password: 'Mot de passe',
  submit: 'Se connecter',
  sending: 'Connexion en cours…',
  language: 'Langue',
  wrongPassword: 'Ce nom d’agent et ce mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.',
  tooManyTries: 'Trop d’essais avec ce nom d’agent. Attendez une minute, puis réessayez.',
  noNetwork: 'Le serveur est injoignable. Vérifiez votre réseau, puis réessayez.',
  timeout: 'Le serveur n’a pas répondu à temps. Réessayez.',
  misconfigured: 'Ce poste n’est pas entièrement configuré. Dites à la personne qui l’administre : {message}',
  failed: 'La connexion a échoué : {why}. Réessayez, ou prévenez la personne qui administre ce poste.',
  incomplete: 'Une partie de cette page ne s’est pas chargée. Vérifiez votre réseau, puis réessayez.',
};
