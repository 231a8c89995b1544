import type { arrival as english } from '../en/arrival';
import type { Translation } from '../message';

export const arrival: Translation<typeof english> = {
  incomingCall: 'مكالمة واردة',
  incomingTask: 'مهمة واردة',
  accept: 'قبول',
  reject: 'رفض',
  accepting: 'جارٍ القبول',
  rejecting: 'جارٍ الرفض',
  waiting: 'في انتظار تأكيد TaskRouter.',
  answerYourPhone: 'أجب على هاتفك',
  callingPhone: 'يتصل TaskRouter بالرقم {phone}.',
  callingYou: 'يتصل بك TaskRouter.',
  secondsLeft: {
    zero: 'لم يبق وقت للرد',
    one: 'بقيت ثانية واحدة للرد',
    two: 'بقيت ثانيتان للرد',
    few: 'بقيت {count} ثوانٍ للرد',
    many: 'بقيت {count} ثانية للرد',
    other: 'بقيت {count} ثانية للرد',
  },
  ringing: 'ترن',
  ringingSeconds: 'ترن، {seconds} ث',
  connecting: 'جارٍ التوصيل',
  announced: 'مكالمة واردة من {caller}. مفتاح Enter للقبول وEscape للرفض.',
  cameBackCall: 'يعرض عليك TaskRouter هذه المكالمة مرة أخرى. اقبلها، أو اختر نشاطًا لا تصلك فيه مكالمات ثم اضغط رفض.',
  cameBackTask: 'يعرض عليك TaskRouter هذه المهمة مرة أخرى. اقبلها، أو اختر نشاطًا لا تصلك فيه مكالمات ثم اضغط رفض.',
};
