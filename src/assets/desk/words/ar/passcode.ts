import type { passcode as english } from '../en/passcode';
import type { Translation } from '../message';

export const passcode: Translation<typeof english> = {
  title: 'تغيير كلمة المرور',
  others: 'ستبقى مسجلًا هنا، ويُسجَّل خروجك من كل مكان آخر.',
  current: 'كلمة المرور الحالية',
  submit: 'تغيير كلمة المرور',
  sending: 'جارٍ التغيير…',
  done: 'تم تغيير كلمة مرورك.',
  wrong: 'كلمة المرور الحالية غير صحيحة. لم يتغير شيء.',
  later: 'محاولات كثيرة جدًا. انتظر {seconds} ث ثم حاول مرة أخرى. لم يتغير شيء.',
  unclear: 'لم يردّ الخادم، وربما تغيرت كلمة المرور بالفعل. حاول مرة أخرى بكلمتي المرور نفسيهما.',
  failed: 'تعذر تغيير كلمة المرور: {why}.',
};
