import type { session as english } from '../en/session';
import type { Translation } from '../message';

export const session: Translation<typeof english> = {
  againTitle: 'Inicie sesión de nuevo',
  expired:
    'Su sesión ha caducado. Las llamadas continúan y se muestran aquí; para responder o terminar una, inicie sesión de nuevo.',
  refused:
    'Su sesión no se pudo renovar y termina pronto. Las llamadas continúan. Inicie sesión de nuevo para seguir trabajando.',
  passwordFor: 'Contraseña de {worker}',
  signOut: 'Cerrar sesión',
  whyNot: 'Podrá cerrar sesión cuando terminen sus llamadas',
  finishFirst: 'Termine primero sus llamadas y tareas abiertas: continuarían sin usted.',
  signedOut:
    'Se cerró su sesión. Las llamadas continúan y se muestran aquí; para responder o terminar una, inicie sesión de nuevo.',
  switchedOff:
    'Se ha desactivado su acceso. La llamada en curso continúa: para terminarla, cuelgue su teléfono. Para lo demás, consulte a su administrador.',
  somebodyElse:
    'Otra persona ha iniciado sesión en este navegador. Las llamadas continúan y se muestran aquí; para responder o terminar una, inicie sesión de nuevo.',
};
