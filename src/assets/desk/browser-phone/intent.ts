/** What the model wants done with the browser as the agent's telephone. */
export type PhoneIntent =
  /** Begin to take calls; done again, begin anew. */
  | { readonly type: 'open-phone' | 'close-phone' }
  | { readonly type: 'answer-phone' | 'hang-up-phone' | 'ask-microphone' }
  | { readonly type: 'use-sound-device'; readonly kind: 'input' | 'output'; readonly id: string };

const TYPES: Record<PhoneIntent['type'], true> = {
  'open-phone': true,
  'close-phone': true,
  'answer-phone': true,
  'hang-up-phone': true,
  'ask-microphone': true,
  'use-sound-device': true,
};

export function isPhoneIntent(intent: { readonly type: string }): intent is PhoneIntent {
  return Object.hasOwn(TYPES, intent.type);
}
