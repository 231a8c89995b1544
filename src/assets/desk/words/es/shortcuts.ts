import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Intro',
  escape: 'Esc',
  title: 'Atajos de teclado',
  accept: 'Aceptar lo que suena',
  reject: 'Rechazar lo que suena',
  goAvailable: 'Estar disponible',
  goAway: 'Dejar de estar disponible',
  mute: 'Silenciar o reactivar el micrófono',
  hold: 'Poner en espera o retomar',
  end: 'Terminar la llamada o tarea',
  complete: 'Completar el trabajo posterior',
  ring: 'Apagar o encender el timbre',
  help: 'Mostrar estos atajos',
  space: 'Espacio',
  off: 'desactivado',
  change: 'Cambiar',
  changeOf: 'Cambiar la tecla de: {action}',
  press: 'Pulse la tecla nueva. {escape} la deja como está.',
  taken: 'Sin cambios: {key} ya sirve para «{action}».',
  reserved: 'Sin cambios: el navegador o esta página necesita {key}.',
  reset: 'Usar las teclas originales',
  singles: 'Los caracteres solos son atajos',
  singlesWhy: 'Desactívelo si habla a su ordenador o pulsa teclas sin querer.',
  escapeSpoken: 'Escape',
};
