import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Inicie sesión en su puesto',
  workerName: 'Nombre',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  sending: 'Iniciando sesión…',
  language: 'Idioma',
  wrongPassword: 'Nombre o contraseña incorrectos. Compruebe ambos e inténtelo de nuevo.',
  tooManyTries: 'Demasiados intentos con este nombre. Espere un minuto e inténtelo de nuevo.',
  noNetwork: 'No se puede contactar con el servidor. Compruebe su red e inténtelo de nuevo.',
  timeout: 'El servidor no respondió a tiempo. Inténtelo de nuevo.',
  misconfigured: 'Este puesto no está configurado del todo. Dígaselo a su administrador: {message}',
  failed: 'No se pudo iniciar la sesión: {why}. Inténtelo de nuevo o avise a su administrador.',
  incomplete: 'Una parte de esta página no se cargó. Compruebe su red e inténtelo de nuevo.',
};
