import type { ring as english } from '../en/ring';
import type { Translation } from '../message';

export const ring: Translation<typeof english> = {
  title: 'الصوت والإشعارات',
  ring: 'الرنين في هذا المتصفح',
  volume: 'مستوى الصوت',
  test: 'تجربة الرنين',
  ringing: '♪ يرن',
  ringingSoftly: '♪ يرن بصوت خافت أثناء مكالمتك',
  silent: 'الرنين مغلق',
  blocked: 'الصوت محظور: انقر هنا',
  blockedWhy: 'لا تشغّل المتصفحات الصوت إلا بعد النقر في الصفحة.',
  unsupported: 'لا يستطيع هذا المتصفح تشغيل الرنين.',
  notices: 'إظهار المكالمات على سطح المكتب',
  noticesWhy: 'حين تكون في نافذة أخرى، يعرض سطح المكتب من يتصل ولماذا.',
  noticesAsk: 'السماح بالإشعارات…',
  noticesAskWhy: 'يطلب المتصفح الإذن بعد ذلك.',
  noticesDenied: 'يحظر المتصفح إشعارات هذه الصفحة. اسمح بها في إعدادات الموقع.',
  noticesUnsupported: 'لا يستطيع هذا المتصفح إظهار الإشعارات.',
  kept: 'يُحفظ في هذا المتصفح.',
  tab: '({count}) يرن · {caller}',
  notice: '{caller}، {queue}',
};
