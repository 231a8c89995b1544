import type { details as english } from '../en/details';
import type { Translation } from '../message';

export const details: Translation<typeof english> = {
  language: 'Langue',
  email: 'E-mail',
  website: 'Site web',
  company: 'Entreprise',
  address: 'Adresse',
  order: 'Commande',
  account: 'Compte',
  ticket: 'Dossier',
  tier: 'Niveau',
  priority: 'Priorité',
  city: 'Ville',
  country: 'Pays',
  leadsTo: 'Mène à {host}',
  popBlocked:
    'Votre navigateur n’a pas laissé la page s’ouvrir. Ouvrez-la ici, ou autorisez ce poste à ouvrir des fenêtres.',
  newTab: 's’ouvre dans un nouvel onglet',
  taskFrom: 'Une tâche de {queue}',
  theName: 'le nom',
  theNumber: 'le numéro',
  theWish: 'la demande',
  fromTheTask: 'Détails de la tâche',
};
