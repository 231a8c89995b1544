import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
  elsewhereSentence: 'جلستك الآن في مكتب آخر.',
  elsewhereTitle: 'لقد سجلت الدخول في مكتب آخر',
  elsewhereText:
    'سجلت الدخول في مكان آخر، لذلك تصل مكالماتك الآن إلى هناك ولم تعد تصل إلى هنا. المكالمة على هاتفك مستمرة.',
  useHere: 'استخدم هذا المكتب',
  takingOver: 'جارٍ الاستلام…',
  nextTry: 'المحاولة التالية بعد {seconds} ث',
  trying: 'جارٍ المحاولة…',
  tryNow: 'حاول الآن',
  signInFirst: 'سجل الدخول من جديد للاتصال.',
  joined: 'أنت مسجل الدخول بالفعل في علامة تبويب أخرى. يبقى الاتصال والصوت هناك، وتعرض هذه المكتب نفسه.',
  follows: 'الاتصال والصوت في علامة التبويب الأخرى',
  failedTitle: 'حدث خلل في هذه الصفحة.',
  failedText: 'مكالمتك وجلستك مستمرتان. إذا بدا شيء هنا خاطئًا، فأعد تحميل الصفحة.',
  loadAgain: 'أعد تحميل الصفحة',
  drawAgain: 'إعادة المحاولة',
  brokenTitle: 'تعذر عرض هذه الصفحة.',
  logLeads: 'تولّت علامة التبويب هذه الاتصال',
  logTakenOver: 'سجلت الدخول في مكتب آخر',
  logReturning: 'أصبحت خارج الخدمة في هذه الأثناء؛ العودة إلى {activity}',
};
