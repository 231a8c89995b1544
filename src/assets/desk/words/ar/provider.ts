import type { provider as english } from '../en/provider';
import type { Translation } from '../message';

export const provider: Translation<typeof english> = {
  withOrganization: 'تسجيل الدخول عبر مؤسستك',
  unknownWorker: 'مؤسستك تعرفك، لكن لا يوجد هنا موظف باسمك. راجع المسؤول.',
  noRole: 'لم تمنحك مؤسستك حق الدخول إلى هذا المكتب. راجع المسؤول.',
  emailUnverified: 'لم تتحقق مؤسستك من عنوان بريدك الإلكتروني. راجع المسؤول عن حساباتها.',
  denied: 'لم تسجّل مؤسستك دخولك. حاول مرة أخرى.',
  stale: 'انتهى تسجيل الدخول هذا أو استُخدم من قبل. سجّل الدخول من جديد.',
  providerUnreachable: 'لا يمكن لأحد تسجيل الدخول الآن لأن خدمة مؤسستك لا تستجيب. من سجّل دخوله يبقى كذلك.',
  providerFailed: 'لم ينجح تسجيل الدخول عبر مؤسستك. حاول مرة أخرى أو أخبر المسؤول.',
  inAnotherTab: 'سجّل الدخول في علامة التبويب التي تُفتح. تتابع هذه الصفحة من تلقاء نفسها.',
};
