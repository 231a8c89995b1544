import type { connection as english } from '../en/connection';
import type { Translation } from '../message';

export const connection: Translation<typeof english> = {
  label: 'الاتصال:',
  none: 'غير متصل',
  connecting: 'جارٍ الاتصال',
  connected: 'متصل',
  reconnecting: 'جارٍ إعادة الاتصال',
  offline: 'لا توجد شبكة',
  elsewhere: 'تسجيل الدخول في مكان آخر',
  outOfReach: 'انقطع الاتصال. جارٍ محاولة إعادته.',
  computerOffline: 'هذا الحاسوب غير متصل بالشبكة.',
  readingAnew: 'جارٍ تحميل نشاطك ومكالماتك.',
  unheard:
    'إلى أن يعود الاتصال قد تفوتك مكالمة، وتنتقل إلى شخص آخر عند انتهاء وقتها. تعيد الصفحة الاتصال وتحدّث نفسها تلقائيًا.',
  goneRinging: 'انقطع الاتصال. يمكنك الرد حين يعود؛ وإذا انتهى الوقت قبل ذلك انتقلت المكالمة إلى شخص آخر.',
  goneInCall:
    'انقطع الاتصال. المكالمة على هاتفك مستمرة، ولإنهائها أغلق الخط هناك. قد يكون ما تراه هنا قديمًا إلى أن يعود الاتصال.',
};
