import configuration from '../../assets/desk-config.json';
import type { WrapUpField } from './wrap-up-fields';
import type { WrapUpLimits } from './wrap-up-record';

const { wrapUp }: { readonly wrapUp?: Partial<WrapUpLimits> & { readonly fields?: readonly WrapUpField[] } } =
  configuration;

/**
 * How long a wrap-up may take: what the operator configured, which the build puts into the Functions as well as beside the
 * page, so that both keep the same deadline.
 */
export const wrapUpLimits: WrapUpLimits = {
  limitSeconds: wrapUp?.limitSeconds ?? 0,
  moreTimeSeconds: wrapUp?.moreTimeSeconds ?? 60,
};

/** What is asked after a call besides notes and disposition. */
export const wrapUpFields: readonly WrapUpField[] = wrapUp?.fields ?? [];
