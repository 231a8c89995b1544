import type { call as english } from '../en/card';
import type { Translation } from '../message';

export const call: Translation<typeof english> = {
  inCall: 'في مكالمة',
  onTask: 'في مهمة',
  accepted: 'مقبولة',
  connectedNobody: 'لم يوصل TaskRouter أحدًا: ما زال المتصل ينتظر.',
  unconnectedHint:
    'قُبلت المكالمة دون الاتصال بأحد. إذا وصّلك أحد فستُظهر هذه البطاقة ذلك. زر «إنهاء المهمة» يغلق المهمة ولا يوصل أحدًا.',
  ending: 'جارٍ الإنهاء',
  endingCall: 'جارٍ إنهاء المكالمة',
  endingTask: 'جارٍ إنهاء المهمة',
  endCall: 'إنهاء المكالمة',
  endTask: 'إنهاء المهمة',
};
