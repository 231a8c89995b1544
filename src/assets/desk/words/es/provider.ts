import type { provider as english } from '../en/provider';
import type { Translation } from '../message';

export const provider: Translation<typeof english> = {
  withOrganization: 'Iniciar sesión con su organización',
  unknownWorker:
    'Su organización le conoce, pero aquí no hay ningún agente con su nombre. Consulte a su administrador.',
  noRole: 'Su organización no le ha dado acceso a este escritorio. Consulte a su administrador.',
  emailUnverified: 'Su organización no ha verificado su dirección de correo. Consulte a quien gestiona las cuentas.',
  denied: 'Su organización no ha iniciado su sesión. Inténtelo de nuevo.',
  stale: 'Este inicio de sesión ha caducado o ya se ha usado. Inicie sesión de nuevo.',
  providerUnreachable:
    'Nadie puede iniciar sesión en este momento porque el servicio de su organización no responde. Quien ya ha iniciado sesión sigue dentro.',
  providerFailed: 'No se ha podido iniciar sesión con su organización. Inténtelo de nuevo o avise a su administrador.',
  inAnotherTab: 'Inicie sesión en la pestaña que se abre. Esta página continúa por sí sola.',
};
