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
