/** Kinds of input that take characters; the others take keys as little as a button does. */
const TYPED = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'time']);

/** Whether somebody is writing into an element, so that keys are letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TYPED.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Whether a dialog is open, which has the keyboard to itself. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** How long after a letter somebody may go on writing who has not seen yet that the field is gone. */
const NOTICED_AFTER_MS = 3_000;

let field: Element | undefined;
/** By the clock of events, in milliseconds. */
let typedAt = 0;

/** Remembers where somebody writes; to be told of each key before anything else is. */
export function noteTyping({ target, key, timeStamp, ctrlKey, metaKey }: KeyboardEvent): void {
  if (!isTyping(target) || !(target instanceof Element)) return;
  const isSent = key === 'Enter' && (target instanceof HTMLInputElement || ctrlKey || metaKey);
  const isDone = key === 'Tab' || key === 'Escape' || isSent;
  field = isDone ? undefined : target;
  typedAt = timeStamp;
}

/**
 * Whether a key is still meant for a field that has just gone from under the one who writes, as when a call takes the place
 * of the notes: a letter of the next word must not answer a call or change an activity.
 */
export function isTypedOn({ key, timeStamp }: KeyboardEvent): boolean {
  if (!field || field.isConnected || timeStamp - typedAt > NOTICED_AFTER_MS) return false;
  // Whoever presses Enter once more, because nothing happened, has noticed.
  if (key.length === 1) typedAt = timeStamp;
  return true;
}
