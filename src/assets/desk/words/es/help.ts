import type { help as english } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof english> = {
  ask: 'Pedir ayuda',
  word: '¿Sobre qué? (opcional)',
  asked: 'Ha pedido ayuda.',
  withdraw: 'Retirar',
  listens: '{who} (supervisor) está escuchando',
  whispers: '{who} (supervisor) habla solo con usted',
  talks: '{who} (supervisor) está en la llamada',
};
