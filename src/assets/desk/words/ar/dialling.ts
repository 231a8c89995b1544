import type { dial as english } from '../en/dialling';
import type { Translation } from '../message';

export const dial: Translation<typeof english> = {
  title: 'الاتصال بشخص',
  open: 'طلب رقم',
  calling: 'جارٍ الاتصال بـ {number}…',
  hint: 'يرنّ هاتفك أولاً. عندما تُجيب، يُطلب الرقم.',
  failed: 'لم تُجرَ المكالمة: {why}. لا يزال الرقم هنا؛ حاول مجدداً.',
  unclear: 'لم يصل رد، ولم تُعرض عليك مكالمة حتى الآن. إن أُجريت رغم ذلك فسترن هنا: انتظر لحظة قبل أن تتصل مجددًا.',
  outgoing: 'مكالمة صادرة',
  thenCalls: 'ثم يُطلب {number}.',
  notReached: 'لم تتم المكالمة',
  notReachedDetail: 'لم يُجب الطرف الآخر أو كان مشغولاً أو لم ترفع سماعتك.',
  busy: 'شيء واحد في كل مرة: يمكنك الاتصال بشخص حين لا يرن شيء ولا تجري مكالمة أو مهمة.',
  notReady: 'يمكنك الاتصال بشخص حين تكون الصفحة متصلة وتكون قد سجّلت الدخول.',
};
