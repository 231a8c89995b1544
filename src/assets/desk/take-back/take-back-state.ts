/** What the agent does about a customer whom nobody took: end the call for them, have them back, or have them offered again. */
export type TakeBackAsked = {
  readonly type: 'stranded-end-asked' | 'take-back-asked' | 'offer-again-asked';
  readonly sid: string;
};

export type TakeBackIntent = {
  readonly type: 'end-stranded' | 'take-back' | 'offer-again';
  readonly sid: string;
  readonly taskSid: string;
};
