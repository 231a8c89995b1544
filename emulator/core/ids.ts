/** The two-letter prefixes Twilio gives its identifiers. @see https://www.twilio.com/docs/glossary/what-is-a-sid */
export type SidPrefix =
  | 'WS'
  | 'WA'
  | 'WK'
  | 'WC'
  | 'WQ'
  | 'WW'
  | 'WT'
  | 'WR'
  | 'TC'
  | 'TT'
  | 'EV'
  | 'CF'
  | 'CA'
  | 'QU'
  | 'RE'
  | 'NO'
  | 'WH'
  | 'PN'
  | 'IS'
  | 'ET'
  | 'MP'
  | 'ES';

const digits = 32;

/** Predictable identifiers: prefix plus a counter in hexadecimal, so that documents, pictures and snapshots stay the same. */
export class Ids {
  readonly #last = new Map<string, number>();
  /** What the identifiers are made in: text put together from parts keeps the parts, and there are very many. */
  readonly #text = Buffer.alloc(2 + digits);

  /** The next identifier with this prefix: `WT00000000000000000000000000000001`, then `…02`. */
  next(prefix: SidPrefix): string {
    const number = (this.#last.get(prefix) ?? 0) + 1;
    this.#last.set(prefix, number);
    const numeral = number.toString(16);
    this.#text.fill('0').write(prefix, 'latin1');
    this.#text.write(numeral, this.#text.length - numeral.length, 'latin1');
    return this.#text.toString('latin1');
  }

  /** The last number given out for each prefix. */
  get counters(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#last);
  }

  /** Goes on counting from where others were given out. */
  restore(counters: Readonly<Record<string, number>>): void {
    this.#last.clear();
    for (const [prefix, last] of Object.entries(counters)) this.#last.set(prefix, last);
  }

  reset(): void {
    this.#last.clear();
  }
}

/** Whether `text` has the form of an identifier with this prefix. */
export function isSid(prefix: SidPrefix, text: unknown): text is string {
  return typeof text === 'string' && new RegExp(`^${prefix}[0-9a-f]{${digits}}$`).test(text);
}
