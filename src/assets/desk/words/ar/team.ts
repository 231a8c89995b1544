/** Own queues and colleagues, while waiting. */
export const team = {
  queues: 'قوائم انتظارك',
  noQueues: 'لست في أي قائمة انتظار.',
  nobodyWaits: 'لا أحد ينتظر',
  wait: {
    zero: 'لا أحد ينتظر، الأطول {time}',
    one: 'واحد ينتظر منذ {time}',
    two: 'اثنان ينتظران، الأطول {time}',
    few: '{count} ينتظرون، الأطول {time}',
    many: '{count} ينتظرون، الأطول {time}',
    other: '{count} ينتظرون، الأطول {time}',
  },
  colleagues: 'الزملاء',
  alone: 'لا أحد غيرك في مساحة العمل هذه.',
  free: 'متاح',
  ringing: 'يرن',
  working: 'مشغول',
  wrapping: 'ما بعد المكالمة',
  away: 'غائب',
  failed: 'تعذر التحميل: {why}. تجري المحاولة مجددًا.',
} as const;
