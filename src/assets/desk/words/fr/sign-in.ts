import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Connectez-vous à votre poste',
  workerName: 'Nom',
  password: 'Mot de passe',
  submit: 'Se connecter',
  sending: 'Connexion en cours…',
  framed: 'Ce poste ne s’ouvre pas dans une autre page. Ouvrez-le à part.',
  language: 'Langue',
  wrongPassword: 'Nom ou mot de passe incorrect. Vérifiez les deux et réessayez.',
  tooManyTries: 'Trop de tentatives avec ce nom.',
  noNetwork: 'Le serveur est injoignable. Vérifiez votre réseau, puis réessayez.',
  timeout: 'Le serveur n’a pas répondu à temps. Réessayez.',
  misconfigured: 'Ce poste n’est pas entièrement configuré. Dites à votre administrateur : {message}',
  failed: 'La connexion a échoué : {why}. Réessayez, ou prévenez votre administrateur.',
  againIn: 'Nouvelle tentative dans {seconds} s.',
  unavailable:
    'Personne ne peut se connecter pour le moment, car l’annuaire des agents ne répond pas. Ceux qui sont connectés le restent.',
  forbidden: 'Vous ne pouvez pas vous connecter ici. Demandez à votre administrateur.',
  invited:
    'Votre invitation est valable. Choisissez votre propre mot de passe ; c’est lui qui servira désormais à vous connecter.',
  invitation: 'Code d’invitation',
  newPassword: 'Nouveau mot de passe',
  rules: 'Au moins {count} caractères. Ni un mot de passe courant, ni seulement votre nom.',
  showPassword: 'Afficher le mot de passe',
  weak: 'Ce mot de passe est trop facile à deviner. Choisissez-en un plus long ou moins courant.',
  signOutUnheard:
    'Le serveur n’a pas encore confirmé votre déconnexion. Cette page continue d’essayer : laissez-la ouverte jusqu’à ce que ce message disparaisse.',
};
