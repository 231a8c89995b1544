import type { signals as english } from '../en/ring';
import type { Translation } from '../message';

export const signals: Translation<typeof english> = {
  title: 'الصوت والإشعارات',
  ring: 'ترن المكالمات في هذا المتصفح',
  volume: 'مستوى الصوت',
  test: 'تجربة الرنين',
  ringing: '♪ يرن',
  ringingSoftly: '♪ يرن بصوت خافت لأنك في مكالمة',
  silent: 'الرنين مغلق',
  blocked: 'الصوت محظور: انقر هنا',
  blockedWhy: 'لا تسمح المتصفحات للصفحة بإصدار صوت إلا بعد النقر فيها.',
  unsupported: 'لا يستطيع هذا المتصفح تشغيل الرنين.',
  notices: 'إظهار المكالمات على سطح المكتب',
  noticesWhy: 'بينما تنظر إلى نافذة أخرى، يعرض سطح المكتب من يتصل ولماذا.',
  noticesAsk: 'السماح بالإشعارات…',
  noticesAskWhy: 'يسأل المتصفح بعدها إن كان يُسمح لهذه الصفحة بذلك.',
  noticesDenied: 'لا يسمح المتصفح لهذه الصفحة بإشعارك. اسمح بذلك في إعدادات المتصفح لهذا العنوان.',
  noticesUnsupported: 'لا يستطيع هذا المتصفح إظهار الإشعارات.',
  kept: 'يُحفظ في هذا المتصفح.',
  tab: '({count}) يرن · {caller}',
  notice: '{caller}، {queue}',
};
