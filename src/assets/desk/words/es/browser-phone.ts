import type { phone as english } from '../en/browser-phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Su teléfono',
  notCalled: 'TaskRouter no lo ha llamado',
  dialling: 'Sonando: conteste para hablar',
  connected: 'Conectado',
  left: 'Colgado',
  unanswered: 'Su teléfono {phone} no respondió dos veces seguidas',
  unansweredNoNumber: 'Su teléfono no respondió dos veces seguidas',
  unansweredAway:
    'Para que nadie espere en vano, ahora está en {activity}. Compruebe que está encendido y que el número es correcto, y después vuelva a estar disponible.',
  unansweredGoing: 'Para que nadie espere en vano, se le pone como no disponible.',
  unansweredStill:
    'Todavía le llegan llamadas, y se perderán en él. Compruebe que está encendido y que el número es correcto.',
  browserTitle: 'Su navegador es su teléfono',
  lineStarting: 'Conectando su teléfono…',
  lineReady: 'Listo: las llamadas le llegan aquí.',
  lineDown: 'Las llamadas no llegan a este navegador: {why}. El próximo intento es en {time}.',
  tryNow: 'Intentar ahora',
  microphoneUnasked: 'Aún no se ha pedido el micrófono a su navegador. Sin él nadie le oye.',
  microphoneAsking: 'Responda a la pregunta de su navegador sobre el micrófono.',
  microphoneDenied:
    'Su navegador no deja usar el micrófono en esta página, así que nadie le oye. Permítalo en los ajustes de la página, junto a la dirección, e inténtelo de nuevo.',
  microphoneMissing: 'No hay micrófono. Conecte uno e inténtelo de nuevo.',
  allowMicrophone: 'Permitir el micrófono',
  microphone: 'Micrófono',
  loudspeaker: 'Altavoz',
  someMicrophone: 'Micrófono {number}',
  someLoudspeaker: 'Altavoz {number}',
  deviceFailed: 'No funcionó: {why}. Se sigue usando lo de antes.',
  browserRings: '{number} llama a su navegador, sin una llamada que usted aceptara.',
  unknownNumber: 'alguien',
  answer: 'Contestar',
  hangUp: 'Colgar',
  answering: 'Contestando…',
  talking: 'Está al teléfono.',
  soundBack: 'El sonido se cortó. Se está recuperando; no cuelgue.',
  soundPoor: 'La red es débil: puede que se le entienda mal.',
  yourLevel: 'Su volumen',
  theirLevel: 'Volumen de los demás',
};
