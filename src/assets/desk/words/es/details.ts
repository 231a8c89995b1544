import type { details as english } from '../en/details';
import type { Translation } from '../message';

export const details: Translation<typeof english> = {
  language: 'Idioma',
  email: 'Correo',
  website: 'Sitio web',
  company: 'Empresa',
  address: 'Dirección',
  order: 'Pedido',
  account: 'Cuenta',
  ticket: 'Incidencia',
  tier: 'Nivel',
  priority: 'Prioridad',
  city: 'Ciudad',
  country: 'País',
  leadsTo: 'Lleva a {host}',
  popBlocked: 'Su navegador no dejó abrir la página. Ábrala aquí o permita que este puesto abra ventanas.',
  newTab: 'se abre en otra pestaña',
  taskFrom: 'Una tarea de {queue}',
  theName: 'el nombre',
  theNumber: 'el número',
  theWish: 'lo que desea',
  fromTheTask: 'Detalles de la tarea',
};
