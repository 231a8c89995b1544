import type { BehaviourOf } from '../behaviour';
import type { CardAsked } from './card-state';
import { aboutEngagement } from '../ground/engagements';
import { step } from '../step';

/** The one card in the middle, and what it is about. */
export const card: BehaviourOf<CardAsked> = {
  on: { 'focus-asked': aboutEngagement((state, { sid }) => step({ ...state, chosen: sid })) },
};
