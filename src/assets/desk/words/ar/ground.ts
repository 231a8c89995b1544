import type { ground as english } from '../en/ground';
import type { Translation } from '../message';

export const ground: Translation<typeof english> = {
  aTask: 'مهمة',
  nameAndWish: '{name} ({wish})',
  ok: 'حسنًا',
  dismiss: 'إغلاق هذه الرسالة',
  showAll: 'عرض الكل',
  showAllCount: 'عرض الكل ({count})',
  showLess: 'عرض أقل',
  showAllOf: 'عرض الكل: {what}',
  showLessOf: 'عرض أقل: {what}',
  close: 'إغلاق',
  failedTitle: 'حدث خلل في هذه الصفحة.',
  failedText: 'مكالمتك وجلستك مستمرتان. إذا بدا شيء هنا خاطئًا، فأعد تحميل الصفحة.',
  loadAgain: 'أعد تحميل الصفحة',
  drawAgain: 'إعادة المحاولة',
  brokenTitle: 'تعذر عرض هذه الصفحة.',
  withheld: 'الرقم محجوب',
};
