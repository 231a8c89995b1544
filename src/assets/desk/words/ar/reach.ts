import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
  elsewhereSentence: 'جلستك الآن في مكتب آخر.',
  elsewhereTitle: 'لقد سجلت الدخول في مكتب آخر',
  elsewhereText:
    'سجلت الدخول في مكان آخر، لذلك يتحدث TaskRouter مع ذلك المكتب ولم يعد يتحدث مع هذا. تصل مكالماتك إلى هناك، والمكالمة على هاتفك مستمرة.',
  useHere: 'استخدم هذا المكتب هنا',
  takingOver: 'جارٍ الاستلام…',
  nextTry: 'المحاولة التالية بعد {seconds} ث',
  trying: 'جارٍ المحاولة…',
  tryNow: 'حاول الآن',
  signInFirst: 'سجل الدخول من جديد للاتصال.',
  joined: 'أنت مسجل الدخول بالفعل: تعرض علامة التبويب هذه مكتب علامة التبويب الأخرى، ولديها الاتصال والصوت.',
  follows: 'علامة التبويب الأخرى لديها الاتصال والصوت',
  failedTitle: 'حدث خلل في هذه الصفحة.',
  failedText: 'مكالمتك وجلستك مستمرتان. إذا بدا شيء هنا خاطئًا، فأعد تحميل الصفحة.',
  loadAgain: 'أعد تحميل الصفحة',
  drawAgain: 'ارسمها من جديد',
  brokenTitle: 'تعذر رسم هذه الصفحة.',
  logLeads: 'تواصل علامة التبويب هذه بدل التي كان لديها الاتصال',
  logTakenOver: 'سجلت الدخول في مكتب آخر، وهو يواصل من هنا',
  logReturning: 'وضعك TaskRouter خارج الخدمة في هذه الأثناء؛ العودة إلى {activity}',
};
