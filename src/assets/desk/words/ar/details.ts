import type { details as english } from '../en/details';
import type { Translation } from '../message';

export const details: Translation<typeof english> = {
  language: 'اللغة',
  email: 'البريد الإلكتروني',
  website: 'الموقع',
  company: 'الشركة',
  address: 'العنوان',
  order: 'الطلب',
  account: 'الحساب',
  ticket: 'التذكرة',
  tier: 'الفئة',
  priority: 'الأولوية',
  city: 'المدينة',
  country: 'البلد',
  leadsTo: 'يؤدي إلى {host}',
  popBlocked: 'لم يسمح متصفحك بفتح الصفحة. افتحها من هنا، أو اسمح لهذا المكتب بفتح نوافذ.',
  newTab: 'يُفتح في علامة تبويب جديدة',
  taskFrom: 'مهمة من {queue}',
  theName: 'الاسم',
  theNumber: 'الرقم',
  theWish: 'الطلب',
  fromTheTask: 'تفاصيل المهمة',
};
