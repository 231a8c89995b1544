/** What the agent does about a customer whom nobody took: end the call for them, or have them back. */
export type TakeBackAsked = { readonly type: 'stranded-end-asked' | 'take-back-asked'; readonly sid: string };

export type TakeBackIntent = {
  readonly type: 'end-stranded' | 'take-back';
  readonly sid: string;
  readonly taskSid: string;
};
