import { invalid } from '../account/twilio-error';
import { type SidPrefix, isSid } from '../core/ids';
import { readIsoDate } from '../core/iso-date';
import { checkAttributes } from '../taskrouter/limits';

/** The parameters of a request. The browser SDK sends them as typed JSON; text that means the same is taken too. */
export class Parameters {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** @throws TwilioError 400 where it is neither text nor a number nor a boolean */
  text(name: string): string | undefined {
    const value = this.#values[name] ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw invalid(`Value provided for ${name} is a JSON ${typeof value} where text was expected`);
  }

  /** @throws TwilioError 400 where it has not the form of a SID with this prefix */
  sid(name: string, prefix: SidPrefix): string | undefined {
    const text = this.text(name);
    if (text === undefined || isSid(prefix, text)) return text;
    throw invalid(`Value '${String(text)}' provided for ${name} is not a SID that begins with ${prefix}`);
  }

  /** @throws TwilioError 400 where it is not a whole number */
  wholeNumber(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^\d+$/.test(text)) throw invalid(`Value '${text}' provided for ${name} is not a whole number`);
    return Number(text);
  }

  /** @throws TwilioError 400 where it is neither true nor false */
  flag(name: string): boolean | undefined {
    const text = this.text(name);
    if (text === undefined || text === 'true' || text === 'false') return text && text === 'true';
    throw invalid(`Value '${text}' provided for ${name} is neither true nor false`);
  }

  /** A point in time as epoch milliseconds. @throws TwilioError 400 where it is no ISO 8601 date */
  date(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const time = readIsoDate(text);
    if (time === undefined)
      throw invalid(`Value '${text}' provided for ${name} is not a date such as 2026-11-20T12:00:00Z`);
    return time;
  }

  /** `Attributes` as JSON text. @throws TwilioError 400 where they are not a JSON object, or too long */
  attributes(): string | undefined {
    const value = this.#values['Attributes'] ?? undefined;
    if (value === undefined) return undefined;
    const json = typeof value === 'string' ? value : JSON.stringify(value);
    checkAttributes(json);
    return json;
  }

  /** What was given and is none of these. */
  besides(names: readonly string[]): string | undefined {
    return Object.keys(this.#values).find((name) => !names.includes(name));
  }

  /** All of them as text, as a form would carry them. */
  asForm(): Record<string, string> {
    const form: Record<string, string> = {};
    for (const [name, value] of Object.entries(this.#values)) {
      if (value === null || value === undefined) continue;
      form[name] = typeof value === 'string' ? value : JSON.stringify(value);
    }
    return form;
  }
}
