import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  title: 'سجّل الدخول إلى مكتبك',
  workerName: 'الاسم',
  password: 'كلمة المرور',
  submit: 'تسجيل الدخول',
  sending: 'جارٍ تسجيل الدخول…',
  language: 'اللغة',
  wrongPassword: 'الاسم أو كلمة المرور غير صحيحة. تحقق منهما ثم حاول مرة أخرى.',
  tooManyTries: 'محاولات كثيرة جدًا بهذا الاسم. انتظر دقيقة ثم حاول مرة أخرى.',
  noNetwork: 'يتعذر الوصول إلى الخادم. تحقق من شبكتك ثم حاول مرة أخرى.',
  timeout: 'لم يردّ الخادم في الوقت المناسب. حاول مرة أخرى.',
  misconfigured: 'إعداد هذا المكتب غير مكتمل. أخبر المسؤول: {message}',
  failed: 'لم ينجح تسجيل الدخول: {why}. حاول مرة أخرى أو أخبر المسؤول.',
  incomplete: 'لم يُحمَّل جزء من هذه الصفحة. تحقق من شبكتك ثم حاول مرة أخرى.',
};
