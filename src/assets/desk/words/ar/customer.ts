import type { customer as english } from '../en/customer';
import type { Translation } from '../message';

export const customer: Translation<typeof english> = {
  aTask: 'مهمة',
  taskFrom: 'مهمة من {queue}',
  theName: 'الاسم',
  theNumber: 'الرقم',
  theWish: 'الطلب',
  fromTheTask: 'تفاصيل المهمة',
  nameAndWish: '{name} ({wish})',
};
