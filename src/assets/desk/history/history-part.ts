import { signal } from '@preact/signals';

/** What shows calls: a part of the page that is loaded when there is a history to show. */
type Part = typeof import('./past-calls');

/** `undefined` until it is loaded. */
export const part = signal<Part | undefined>(undefined);

/** Loads it, unless it is there. To be asked again where that failed. */
export async function loadPart(): Promise<void> {
  part.value ??= await import('./past-calls');
}
