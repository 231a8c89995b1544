import type { WrapUpLimits } from './wrap-up-record';

/** How long a wrap-up may take. */
export const wrapUpLimits: WrapUpLimits = { limitSeconds: 120, moreTimeSeconds: 60 };
