import type { Translation } from '../../../../desk/words/message';
import type { rows as english } from '../en/rows';

export const rows: Translation<typeof english> = {
  state: 'الحالة',
  allStates: 'كل الحالات',
  skill: 'المهارة',
  allSkills: 'كل المهارات',
  skills: 'المهارات',
  caller: 'المتصل',
  clear: 'مسح عوامل التصفية',
  columns: 'الأعمدة',
  keys: 'تنقل مفاتيح الأسهم من صف إلى صف. يفتح مفتاح الإدخال صفًا.',
  shown: '{shown} من {count}',
  moreNotices: 'تنبيهات أخرى: {count}',
  wall: 'عرض الحائط',
  leaveWall: 'اضغط Esc للخروج من عرض الحائط.',
  levelNow: 'مستوى الخدمة هذه الساعة',
  wallOver: 'تم تسجيل خروج هذه الشاشة. اضغط Esc ثم سجّل الدخول من جديد.',
};
