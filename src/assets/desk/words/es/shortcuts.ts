import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Intro',
  escape: 'Esc',
  title: 'Atajos de teclado',
  accept: 'Aceptar la llamada o tarea',
  reject: 'Rechazar la llamada o tarea',
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
  press: 'Pulse la tecla nueva, o {escape} para cancelar.',
  taken: 'Sin cambios: {key} ya se usa para «{action}».',
  reserved: 'Sin cambios: {key} la usa el navegador o esta página.',
  reset: 'Restablecer las teclas predeterminadas',
  singles: 'Atajos de una sola tecla',
  singlesWhy: 'Desactívelo si usa control por voz o pulsa teclas sin querer.',
  escapeSpoken: 'Escape',
};
