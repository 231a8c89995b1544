import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'يتعذر الوصول إلى الخادم',
  timeout: 'لم يردّ الخادم في الوقت المناسب',
  server: 'حدث خطأ في الخادم',
  tooManyRequests: 'الخدمة مشغولة جدًا',
  tooManyAttempts: 'محاولات كثيرة جدًا',
  upstreamFailed: 'حدث خطأ في Twilio',
  upstreamRefused: 'رفضت Twilio طلب خادمنا',
  upstreamUnreachable: 'تعذر على خادمنا الوصول إلى Twilio',
  upstreamBusy: '‏Twilio مشغولة جدًا',
  upstreamTimeout: 'لم تردّ Twilio على خادمنا في الوقت المناسب',
  sessionOver: 'انتهت جلستك',
  forbidden: 'هذا يخص موظفًا آخر',
  noWord: 'لم يصل تأكيد',
  callerGone: 'لم يعد المتصل على الخط',
  notConnected: 'الاتصال ليس جاهزًا بعد',
  unknown: 'لم يُذكر السبب',
};
