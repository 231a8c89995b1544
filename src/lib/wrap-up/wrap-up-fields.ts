/** Something that is asked after a call besides notes and disposition, as the operator configured it. */
export interface WrapUpField {
  /** What it is written under in the task, e.g. `amount`. */
  readonly key: string;
  /** What the agent reads. */
  readonly label: string;
  readonly type: 'choice' | 'number' | 'text' | 'date';
  /** What a `choice` is made from. */
  readonly choices?: readonly string[];
  /** Whether the agent has to fill it in before they complete. */
  readonly required?: boolean;
  /** Names of the queues after whose calls it is asked; without it, all. */
  readonly queues?: readonly string[];
  /** Codes of the dispositions with which it is asked; without it, always. */
  readonly dispositions?: readonly string[];
}

/** What an agent filled in, by the keys of the fields. Empty text is for what was taken back. */
export type FieldValues = Readonly<Record<string, string | number>>;

/** The longest text one of them can hold: a task has {@link https://www.twilio.com/docs/taskrouter/limits 4,096} characters for everything. */
export const mostFieldCharacters = 250;

/** So many may be configured. */
export const mostFields = 12;

/**
 * What JavaScript holds to the last digit; either mark for the fraction, as people type it. A comma before three digits may part thousands,
 * so it is asked about rather than guessed; with a point the number is as it is written again.
 */
const aNumber = /^(?=[^\d]*(?:\d[.,]?){1,15}$)[-+]?\d+(?:\.\d+|,(?!\d{3}$)\d+)?$/;

/**
 * What is written for what was typed.
 *
 * @returns `undefined` for what does not suit the field
 * @example fieldValue({ key: 'amount', label: 'Amount', type: 'number' }, '12,50') // 12.5
 */
export function fieldValue({ type, choices = [] }: WrapUpField, typed: string): string | number | undefined {
  const text = typed.trim();
  if (text === '') return '';
  if (type === 'number') return aNumber.test(text) ? Number(text.replace(',', '.')) : undefined;
  if (type === 'choice') return choices.includes(text) ? text : undefined;
  // The language takes the 30th of February for a day in March.
  if (type === 'date') return dayOf(text) === text ? text : undefined;
  return text.length > mostFieldCharacters ? undefined : text;
}

function dayOf(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : undefined;
}

/** Reads values out of attributes, which anybody may have written. */
export function fieldValuesIn(found: unknown): FieldValues {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
  return Object.fromEntries(
    Object.entries(found).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
