/** What an agent does to have a supervisor's help with a call. */
export type HelpAsked =
  | { readonly type: 'help-asked'; readonly sid: string; readonly word: string }
  | { readonly type: 'help-withdrawn'; readonly sid: string };

/** Without a word help is not wanted any more. */
export interface HelpIntent {
  readonly type: 'ask-help';
  readonly sid: string;
  readonly taskSid: string;
  readonly word?: string;
}
