import type { dialling as english } from '../en/dialling';
import type { Translation } from '../message';

export const dialling: Translation<typeof english> = {
  title: 'إجراء مكالمة',
  open: 'طلب رقم',
  callBack: 'معاودة الاتصال',
  callBackTo: 'معاودة الاتصال بالرقم {number}',
  redial: 'إعادة طلب {number}',
  callAs: 'الرقم الظاهر',
  calling: 'جارٍ الاتصال بـ {number}…',
  hint: 'يرنّ هاتفك أولًا. عندما تُجيب، يُطلب الرقم.',
  failed: 'لم تُجرَ المكالمة: {why}. لا يزال الرقم هنا؛ حاول مجددًا.',
  unclear: 'لا رد ولا مكالمة حتى الآن. إن أُجريت رغم ذلك فسترن هنا: انتظر لحظة قبل أن تحاول مجددًا.',
  outgoing: 'مكالمة صادرة',
  thenCalls: 'ثم يُطلب {number}.',
  notReached: 'لم تتم المكالمة',
  notReachedDetail: 'لم يُجب الطرف الآخر أو كان مشغولًا، أو لم تُجب أنت على هاتفك.',
  busy: 'يمكنك الاتصال حين لا يرن شيء ولا تكون لديك مكالمة أو مهمة جارية.',
  notReady: 'يمكنك الاتصال بعد تسجيل الدخول وعودة الاتصال.',
  prefixes: 'يمكن الاتصال بالأرقام التي تبدأ بـ {prefixes}.',
  callsLeft: {
    zero: 'لم تبقَ مكالمات في هذه الساعة.',
    one: 'بقيت مكالمة واحدة في هذه الساعة.',
    two: 'بقيت مكالمتان في هذه الساعة.',
    few: 'بقيت {count} مكالمات في هذه الساعة.',
    many: 'بقيت {count} مكالمة في هذه الساعة.',
    other: 'بقيت {count} مكالمة في هذه الساعة.',
  },
};
