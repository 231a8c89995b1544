import type { page as english } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof english> = {
  ok: 'حسنًا',
  dismiss: 'إغلاق هذه الرسالة',
  showAll: 'عرض الكل',
  showAllCount: 'عرض الكل ({count})',
  showLess: 'عرض أقل',
  showAllOf: 'عرض الكل: {what}',
  showLessOf: 'عرض أقل: {what}',
  alsoOpen: 'مفتوحة أيضًا',
  close: 'إغلاق',
};
