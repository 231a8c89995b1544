import type { problems as english } from '../en/problems';
import type { Translation } from '../message';

export const problems: Translation<typeof english> = {
  callerGone: 'لم يعد المتصل موجودًا: أغلق الخط أو وُصل بشخص آخر. ارفضها لتكون متاحًا للتالية.',
  ringing: 'لم ينجح ذلك: {why}. ما زالت ترن، فحاول مرة أخرى.',
  taskNotEnded: 'لم تنته المهمة: {why}. ما زالت لديك؛ حاول مرة أخرى.',
  callNotEnded: 'لم تنته المكالمة: {why}. ما زلت متصلًا؛ حاول مرة أخرى أو أغلق الخط من هاتفك.',
  notWrapping: 'لم تكتمل الأعمال الختامية: حالة المهمة {status} وليست wrapping. انتظر لحظة ثم حاول مرة أخرى.',
  notCompleted: 'لم تكتمل الأعمال الختامية: {why}. لن تصلك مكالمة جديدة قبل ذلك، فحاول مرة أخرى.',
  failed: 'لم ينجح ذلك: {why}.',
  acceptUnclear: 'لم يصل رد: {why}. إذا رن هاتفك فأجب.',
  acceptUnheard: 'لم يقل TaskRouter هل يتصل بك. إذا رن هاتفك فأجب، وإلا فاقبل مرة أخرى.',
  endUnclear:
    'لم يُعرف بعد هل انتهت المكالمة: {why}. تتحقق الصفحة بنفسها وتنهيها إن لم تنته. ويمكنك أيضًا إغلاق الخط من هاتفك، فهذا ينهيها كذلك.',
  unclear: 'لم يُعرف بعد هل تم ذلك: {why}. تتحقق الصفحة بنفسها.',
};
