import type { signals as english } from '../en/ring';
import type { Translation } from '../message';

export const signals: Translation<typeof english> = {
  title: 'Sonido y avisos',
  ring: 'Las llamadas suenan en este navegador',
  volume: 'Volumen',
  test: 'Probar el timbre',
  ringing: '♪ Sonando',
  ringingSoftly: '♪ Sonando bajo, porque está en una llamada',
  silent: 'El timbre está apagado',
  blocked: 'El sonido está bloqueado: haga clic aquí',
  blockedWhy: 'Los navegadores solo dejan sonar una página después de un clic en ella.',
  unsupported: 'Este navegador no puede reproducir el timbre.',
  notices: 'Mostrar las llamadas en el escritorio',
  noticesWhy: 'Mientras mira otra ventana, el escritorio muestra quién llama y por qué.',
  noticesAsk: 'Permitir avisos…',
  noticesAskWhy: 'El navegador pregunta entonces si esta página puede.',
  noticesDenied:
    'El navegador no deja que esta página le avise. Permítalo en los ajustes del navegador para esta dirección.',
  noticesUnsupported: 'Este navegador no puede mostrar avisos.',
  kept: 'Se guarda en este navegador.',
  tab: '({count}) Sonando · {caller}',
  notice: '{caller}, {queue}',
};
