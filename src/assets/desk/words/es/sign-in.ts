import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Inicie sesión en su puesto',
  workerName: 'Nombre de agente',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  sending: 'Iniciando sesión…',
  language: 'Idioma',
  wrongPassword: 'Este nombre de agente y esta contraseña no corresponden. Compruebe ambos e inténtelo de nuevo.',
  tooManyTries: 'Demasiados intentos con este nombre de agente. Espere un minuto e inténtelo de nuevo.',
  noNetwork: 'No se puede contactar con el servidor. Compruebe su red e inténtelo de nuevo.',
  timeout: 'El servidor no respondió a tiempo. Inténtelo de nuevo.',
  misconfigured: 'Este puesto no está configurado del todo. Dígaselo a quien lo administra: {message}',
  failed: 'No se pudo iniciar la sesión: {why}. Inténtelo de nuevo o avise a quien administra este puesto.',
  incomplete: 'Una parte de esta página no se cargó. Compruebe su red e inténtelo de nuevo.',
};
