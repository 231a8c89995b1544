import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'يتعذر الوصول إلى الخادم من هذا الحاسوب',
  timeout: 'لم يردّ الخادم في الوقت المناسب',
  server: 'واجه الخادم مشكلة داخلية',
  tooManyRequests: 'TaskRouter مشغول جدًا',
  tooManyAttempts: 'كانت المحاولات كثيرة جدًا',
  upstreamFailed: 'واجهت Twilio مشكلة داخلية',
  upstreamRefused: 'رفضت Twilio خادمنا',
  upstreamUnreachable: 'تعذر على خادمنا الوصول إلى Twilio',
  upstreamBusy: '‏Twilio مشغولة جدًا',
  upstreamTimeout: 'لم تردّ Twilio على خادمنا في الوقت المناسب',
  sessionOver: 'انتهت جلستك',
  forbidden: 'هذا يخص موظفًا آخر',
  noWord: 'لم يُفد TaskRouter بما حدث',
  callerGone: 'لم يعد المتصل موجودًا',
  notConnected: 'الاتصال ليس جاهزًا بعد',
  unknown: 'لم يُذكر السبب',
};
