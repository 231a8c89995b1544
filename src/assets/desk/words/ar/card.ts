import type { card as english } from '../en/card';
import type { Translation } from '../message';

export const card: Translation<typeof english> = {
  inCall: 'في مكالمة',
  onTask: 'في مهمة',
  accepted: 'مقبولة',
  connectedNobody: 'لم يُوصَل أحد: ما زال المتصل ينتظر.',
  unconnectedHint:
    'قُبلت المكالمة دون الاتصال بهاتفك. إذا وُصّلت لاحقًا فسيظهر ذلك هنا. زر «إنهاء المهمة» يغلق المهمة دون توصيل أحد.',
  ending: 'جارٍ الإنهاء',
  endingCall: 'جارٍ إنهاء المكالمة',
  endingTask: 'جارٍ إنهاء المهمة',
  endCall: 'إنهاء المكالمة',
  endTask: 'إنهاء المهمة',
  alsoOpen: 'مفتوحة أيضًا',
  talkTime: 'مدة المحادثة',
  taskTime: 'مدة العمل على المهمة',
};
