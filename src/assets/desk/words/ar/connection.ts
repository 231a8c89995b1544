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
  outOfReach: 'يتعذر الوصول إلى TaskRouter. تواصل الصفحة المحاولة.',
  computerOffline: 'هذا الحاسوب غير متصل بالشبكة.',
  readingAnew: 'جارٍ قراءة نشاطك ومكالماتك.',
  unheard:
    'إلى أن يعود الاتصال قد تُعرض مكالمة لا تراها، وتنتقل إلى شخص آخر عند انتهاء وقتها. تعيد الصفحة الاتصال من تلقاء نفسها ثم تقرأ كل شيء من جديد.',
  goneRinging: 'انقطع الاتصال. يمكنك الرد حين يعود؛ وإذا انتهى الوقت قبل ذلك انتقلت المكالمة إلى شخص آخر.',
  goneInCall:
    'انقطع الاتصال، لكن المكالمة على هاتفك مستمرة، ويمكنك إنهاؤها بإغلاق الخط هناك. قد يكون ما تراه هنا قديمًا إلى أن يعود.',
};
