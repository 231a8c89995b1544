import type { browserPhone as english } from '../en/browser-phone';
import type { Translation } from '../message';

export const browserPhone: Translation<typeof english> = {
  label: 'Su teléfono',
  notCalled: 'Sin llamar',
  dialling: 'Sonando: conteste',
  connected: 'Conectado',
  left: 'Colgado',
  unanswered: 'Su teléfono {phone} no se contestó dos veces seguidas',
  unansweredNoNumber: 'Su teléfono no se contestó dos veces seguidas',
  unansweredAway:
    'Para que nadie espere en vano, ahora está en {activity}. Compruebe que su teléfono está encendido y el número es correcto, y vuelva a estar disponible.',
  unansweredGoing: 'Para que nadie espere en vano, se le está poniendo como no disponible.',
  unansweredStill:
    'Sigue recibiendo llamadas y se perderán. Compruebe que su teléfono está encendido y el número es correcto.',
  browserTitle: 'Su navegador es su teléfono',
  lineStarting: 'Conectando su teléfono…',
  lineReady: 'Listo: las llamadas suenan aquí.',
  lineDown: 'Las llamadas no llegan a este navegador: {why}. Próximo intento en {time}.',
  tryNow: 'Intentar ahora',
  microphoneUnasked: 'Esta página aún no ha pedido su micrófono. Sin él nadie le oye.',
  microphoneAsking: 'Permita el micrófono cuando el navegador lo pida.',
  microphoneDenied:
    'El navegador bloquea el micrófono en esta página, así que nadie le oye. Permítalo en los ajustes del sitio, junto a la dirección, e inténtelo de nuevo.',
  microphoneMissing: 'No se encontró ningún micrófono. Conecte uno e inténtelo de nuevo.',
  allowMicrophone: 'Permitir el micrófono',
  microphone: 'Micrófono',
  loudspeaker: 'Altavoz',
  someMicrophone: 'Micrófono {number}',
  someLoudspeaker: 'Altavoz {number}',
  deviceFailed: 'No funcionó: {why}. Se sigue usando el dispositivo anterior.',
  browserRings: 'Su navegador está sonando: {number}. No es una llamada que haya aceptado.',
  unknownNumber: 'número desconocido',
  answer: 'Contestar',
  hangUp: 'Colgar',
  answering: 'Contestando…',
  talking: 'Está al teléfono.',
  soundBack: 'El sonido se cortó. Se está recuperando; no cuelgue.',
  soundPoor: 'Red débil: puede que se le oiga mal.',
  yourLevel: 'Su volumen',
  theirLevel: 'Volumen de los demás',
};
