import type { ring as english } from '../en/ring';
import type { Translation } from '../message';

export const ring: Translation<typeof english> = {
  title: 'Sonido y avisos',
  ring: 'Sonar en este navegador',
  volume: 'Volumen',
  test: 'Probar el timbre',
  ringing: '♪ Sonando',
  ringingSoftly: '♪ Sonando bajo mientras está en una llamada',
  silent: 'El timbre está apagado',
  blocked: 'El sonido está bloqueado: haga clic aquí',
  blockedWhy: 'Los navegadores solo reproducen sonido después de un clic en la página.',
  unsupported: 'Este navegador no puede reproducir el timbre.',
  notices: 'Mostrar las llamadas en el escritorio',
  noticesWhy: 'Cuando está en otra ventana, el escritorio muestra quién llama y por qué.',
  noticesAsk: 'Permitir avisos…',
  noticesAskWhy: 'El navegador le pedirá entonces permiso.',
  noticesDenied: 'El navegador bloquea los avisos de esta página. Permítalos en los ajustes del sitio.',
  noticesUnsupported: 'Este navegador no puede mostrar avisos.',
  kept: 'Se guarda en este navegador.',
  tab: '({count}) Sonando · {caller}',
  notice: '{caller}, {queue}',
};
