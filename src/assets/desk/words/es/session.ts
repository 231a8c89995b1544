import type { session as english } from '../en/session';
import type { Translation } from '../message';

export const session: Translation<typeof english> = {
  againTitle: 'Inicie sesión de nuevo',
  expired:
    'Su sesión ha caducado. Las llamadas continúan y esta página las muestra; para responder o terminar una aquí, inicie sesión de nuevo.',
  refused:
    'Su sesión no se pudo renovar y termina pronto. Las llamadas continúan. Inicie sesión de nuevo para seguir trabajando.',
  passwordFor: 'Contraseña de {worker}',
  signOut: 'Cerrar sesión',
  whyNot: 'Posible cuando nada esté abierto',
  finishFirst: 'Termine primero lo que tiene abierto: seguiría sin usted.',
};
