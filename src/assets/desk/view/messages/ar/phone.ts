import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'هاتفك',
  notCalled: 'لم يتصل به TaskRouter',
  dialling: 'يرن: أجب لتتحدث',
  connected: 'متصل',
  left: 'أُغلق الخط',
};
