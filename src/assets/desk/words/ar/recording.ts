import type { recording as english } from '../en/recording';
import type { Translation } from '../message';

export const recording: Translation<typeof english> = {
  title: 'التسجيل',
  on: 'جارٍ التسجيل',
  none: 'المكالمة غير مسجَّلة',
  paused: 'أوقف {by} التسجيل مؤقتًا',
  goesOn: 'يُستأنف خلال {time}',
  start: 'تسجيل',
  pause: 'إيقاف التسجيل مؤقتًا',
  resume: 'استئناف التسجيل',
};
