import type { shift as english } from '../en/shift';
import type { Translation } from '../message';

export const shift: Translation<typeof english> = {
  title: 'نوبتك',
  taken: 'مقبولة',
  missed: 'فائتة',
  rejected: 'مرفوضة',
  average: 'متوسط وقت المعالجة',
  noneYet: 'لا شيء بعد',
  calls: 'آخر المكالمات',
  endCompleted: 'مكتملة',
  endRejected: 'مرفوضة',
  endTimedOut: 'بلا رد في الوقت المناسب',
  endCanceled: 'ملغاة',
  endRescinded: 'أخذها زميل',
  endFailed: 'تعذر الوصول إلى هاتفك',
  kept: 'يُحفظ في هذا المتصفح فقط، حتى تسجل خروجك.',
};
