import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'هاتفك',
  notCalled: 'لم يتصل به TaskRouter',
  dialling: 'يرن: أجب لتتحدث',
  connected: 'متصل',
  left: 'أُغلق الخط',
  unanswered: 'لم يجب هاتفك {phone} مرتين متتاليتين',
  unansweredNoNumber: 'لم يجب هاتفك مرتين متتاليتين',
  unansweredAway: 'كي لا ينتظر أحد عبثًا، نشاطك الآن {activity}. تحقق من أنه يعمل ومن صحة الرقم، ثم عد متاحًا.',
  unansweredGoing: 'كي لا ينتظر أحد عبثًا، يجري جعلك غير متاح.',
  unansweredStill: 'ما زالت المكالمات تصلك وستضيع عليه. تحقق من أنه يعمل ومن صحة الرقم.',
};
