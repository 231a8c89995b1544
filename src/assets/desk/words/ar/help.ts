import type { help as english } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof english> = {
  ask: 'طلب المساعدة',
  word: 'بشأن ماذا؟ (اختياري)',
  asked: 'لقد طلبت المساعدة.',
  withdraw: 'سحب الطلب',
  listens: '{who} (مشرف) يستمع',
  whispers: '{who} (مشرف) يتحدث إليك وحدك',
  talks: '{who} (مشرف) في المكالمة',
};
