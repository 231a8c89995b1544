import type { session as english } from '../en/session';
import type { Translation } from '../message';

export const session: Translation<typeof english> = {
  againTitle: 'سجّل الدخول مرة أخرى',
  expired: 'انتهت مدة جلستك. المكالمات مستمرة وتعرضها هذه الصفحة؛ للرد على مكالمة أو إنهائها هنا سجّل الدخول مرة أخرى.',
  refused: 'تعذر تجديد جلستك وستنتهي قريبًا. المكالمات مستمرة. سجّل الدخول مرة أخرى لمواصلة العمل.',
  passwordFor: 'كلمة مرور {worker}',
  signOut: 'تسجيل الخروج',
  whyNot: 'يمكنك تسجيل الخروج بعد انتهاء مكالماتك',
  finishFirst: 'أنهِ مكالماتك ومهامك المفتوحة أولًا: فستستمر من دونك.',
};
