import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'Inicie sesión en su puesto',
  workerName: 'Nombre',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  sending: 'Iniciando sesión…',
  framed: 'Este escritorio no se abre dentro de otra página. Ábralo por separado.',
  language: 'Idioma',
  wrongPassword: 'Nombre o contraseña incorrectos. Compruebe ambos e inténtelo de nuevo.',
  tooManyTries: 'Demasiados intentos con este nombre.',
  noNetwork: 'No se puede contactar con el servidor. Compruebe su red e inténtelo de nuevo.',
  timeout: 'El servidor no respondió a tiempo. Inténtelo de nuevo.',
  misconfigured: 'Este puesto no está configurado del todo. Dígaselo a su administrador: {message}',
  failed: 'No se pudo iniciar la sesión: {why}. Inténtelo de nuevo o avise a su administrador.',
  againIn: 'Nuevo intento en {seconds} s.',
  unavailable:
    'De momento nadie puede iniciar sesión, porque el directorio de agentes no responde. Quien tiene la sesión iniciada la conserva.',
  forbidden: 'No puede iniciar sesión aquí. Consulte a su administrador.',
  invited: 'Su invitación es válida. Elija una contraseña propia; desde ahora iniciará sesión con ella.',
  invitation: 'Código de invitación',
  newPassword: 'Contraseña nueva',
  rules: 'Al menos {count} caracteres. Que no sea una contraseña común ni solo su nombre.',
  showPassword: 'Mostrar la contraseña',
  weak: 'Esta contraseña es demasiado fácil de adivinar. Elija otra más larga o menos común.',
  signOutUnheard:
    'El servidor aún no ha confirmado que usted cerró la sesión. Esta página sigue intentándolo: déjela abierta hasta que desaparezca este mensaje.',
};
