/** What the agent does about the card: it shows another of their calls and tasks. */
export type CardAsked = { readonly type: 'focus-asked'; readonly sid: string };
