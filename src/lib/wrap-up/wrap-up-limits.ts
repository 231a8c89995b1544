import configuration from '../../assets/desk-config.json';
import type { WrapUpLimits } from './wrap-up-record';

const { wrapUp }: { readonly wrapUp?: Partial<WrapUpLimits> } = configuration;

/**
 * How long a wrap-up may take: what the operator configured, which the build puts into the Functions as well as beside the
 * page, so that both keep the same deadline.
 */
export const wrapUpLimits: WrapUpLimits = {
  limitSeconds: wrapUp?.limitSeconds ?? 0,
  moreTimeSeconds: wrapUp?.moreTimeSeconds ?? 60,
};
