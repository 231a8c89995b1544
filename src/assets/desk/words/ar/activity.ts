import type { activity as english } from '../en/activity';
import type { Translation } from '../message';

export const activity: Translation<typeof english> = {
  label: 'أنت ونشاطك',
  activity: 'النشاط',
  changing: 'جارٍ التغيير إلى {activity}…',
  completingFirst: 'جارٍ إكمال العمل بعد المكالمة، ثم {activity}…',
  notChanged: 'لم يتغير نشاطك: {why}. اختره مرة أخرى.',
  goAvailable: 'ابدأ استقبال المكالمات',
  callsReachYou: 'يمكن أن تصلك المكالمات.',
  nextCallHint: 'ترن المكالمة التالية هنا، مع اسم المتصل والوقت المتبقي للرد.',
  noCalls: 'لا تصلك مكالمات.',
  goAvailableHint: 'ابدأ استقبال المكالمات عندما تكون جاهزًا.',
  skills: 'المهارات',
  none: 'لا توجد',
  phone: 'الهاتف',
  noNumber: 'لا يوجد رقم: لا يمكنك استقبال المكالمات',
  since: 'في هذا النشاط',
  over: 'أكثر من {time}',
};
