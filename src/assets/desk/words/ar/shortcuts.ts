import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Enter',
  escape: 'Esc',
  title: 'اختصارات لوحة المفاتيح',
  accept: 'قبول المكالمة أو المهمة',
  reject: 'رفض المكالمة أو المهمة',
  goAvailable: 'التحول إلى متاح',
  goAway: 'التحول إلى غير متاح',
  mute: 'كتم الصوت أو إلغاء الكتم',
  hold: 'التعليق أو الاستئناف',
  end: 'إنهاء المكالمة أو المهمة',
  complete: 'إكمال العمل بعد المكالمة',
  ring: 'إيقاف الرنين أو تشغيله',
  help: 'إظهار هذه الاختصارات',
  space: 'Space',
  off: 'معطل',
  change: 'تغيير',
  changeOf: 'تغيير مفتاح: {action}',
  press: 'اضغط المفتاح الجديد، أو {escape} للإلغاء.',
  taken: 'لم يتغير: {key} مستخدم بالفعل من أجل «{action}».',
  reserved: 'لم يتغير: {key} يستخدمه المتصفح أو هذه الصفحة.',
  reset: 'استعادة المفاتيح الافتراضية',
  singles: 'اختصارات بمفتاح واحد',
  singlesWhy: 'عطّل هذا إن كنت تستخدم التحكم الصوتي أو تضغط المفاتيح دون قصد.',
  escapeSpoken: 'Escape',
};
