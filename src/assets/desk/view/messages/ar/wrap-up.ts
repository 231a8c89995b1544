import type { wrapUp as english } from '../en/wrap-up';
import type { Translation } from '../message';

export const wrapUp: Translation<typeof english> = {
  title: 'أعمال ختامية',
  callOver: 'انتهت المكالمة. أكملها حين تفرغ.',
  taskOver: 'انتهت المهمة. أكملها حين تفرغ.',
  connectedNobody: 'لم يوصل TaskRouter أحدًا. أكمل المهمة حين تفرغ.',
  completing: 'جارٍ الإكمال',
  throughServer: 'لم يفعل TaskRouter ذلك، فيحاول خادمنا.',
  complete: 'إكمال',
};
