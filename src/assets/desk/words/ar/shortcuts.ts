import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Enter',
  escape: 'Esc',
  title: 'اختصارات لوحة المفاتيح',
  accept: 'قبول ما يرن',
  reject: 'رفض ما يرن',
  goAvailable: 'التحول إلى متاح',
  goAway: 'التحول إلى غير متاح',
  mute: 'كتم الصوت أو إلغاء الكتم',
  hold: 'الانتظار أو الاستئناف',
  end: 'إنهاء المكالمة أو المهمة',
  complete: 'إكمال الأعمال الختامية',
  ring: 'إيقاف الرنين أو تشغيله',
  help: 'إظهار هذه الاختصارات',
  space: 'Space',
  off: 'معطل',
  change: 'تغيير',
  changeOf: 'تغيير مفتاح: {action}',
  press: 'اضغط المفتاح الجديد. {escape} يتركه كما هو.',
  taken: 'لم يتغير: {key} مستخدم بالفعل من أجل «{action}».',
  reserved: 'لم يتغير: يحتاج المتصفح أو هذه الصفحة إلى {key}.',
  reset: 'استخدام المفاتيح الأصلية',
  singles: 'الأحرف المفردة اختصارات',
  singlesWhy: 'عطّل هذا إن كنت تتحدث إلى حاسوبك أو تضغط المفاتيح دون قصد.',
  escapeSpoken: 'Escape',
};
