import type { passcode as english } from '../en/passcode';
import type { Translation } from '../message';

export const passcode: Translation<typeof english> = {
  title: 'Cambiar la contraseña',
  others: 'Aquí conserva la sesión; en todos los demás sitios se cierra.',
  current: 'Contraseña actual',
  submit: 'Cambiar la contraseña',
  sending: 'Cambiando…',
  done: 'Su contraseña se ha cambiado.',
  wrong: 'La contraseña actual no es correcta. No se ha cambiado nada.',
  later: 'Demasiados intentos. Espere {seconds} s e inténtelo de nuevo. No se ha cambiado nada.',
  unclear:
    'El servidor no respondió; puede que la contraseña ya haya cambiado. Inténtelo de nuevo con las mismas dos contraseñas.',
  failed: 'No se pudo cambiar la contraseña: {why}.',
};
