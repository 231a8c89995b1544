/** What is an account's own, and must not be in a recording. */
export interface Private {
  readonly accountSid: string;
  /** Whatever else must not be seen, and what stands for it. */
  readonly struck: readonly (readonly [secret: string, instead: string])[];
  /** Where the account was asked. */
  readonly origins: readonly string[];
}

const sids = /(?<![0-9a-zA-Z])([A-Z]{2})[0-9a-fA-F]{32}(?![0-9a-zA-Z])/g;
const tokens = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const isoTimes = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g;
const mailTimes = /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})/g;
const pages = /(PageToken=|page_token=|NextToken=)[^&"\s]+/g;
/** From 2001 to 2096. */
const inSeconds = { from: 1e9, to: 4e9 };
/** Of fields that count how long something took, which no two runs agree on. */
const durations =
  /(?:^|_)age$|^avg_task_acceptance_time$|time_in_previous_activity|^(?:task_)?age$|seconds_in_|^token_lifetime$/i;
/** Of objects whose numbers are durations. */
const ofDurations = /^(?:wait_duration_.*|activity_durations)$/;
const statisticsOfDurations = new Set(['avg', 'min', 'max', 'total']);

function kindOfTime(value: number): string | undefined {
  if (!Number.isInteger(value)) return undefined;
  if (value >= inSeconds.from && value < inSeconds.to) return '<seconds since 1970>';
  if (value >= inSeconds.from * 1000 && value < inSeconds.to * 1000) return '<milliseconds since 1970>';
  return undefined;
}

/**
 * Makes what a service said the same each time: SIDs become their prefix and a number, by first appearance; times, durations
 * and page tokens a word that says what they were; what is private is struck out. Fields come in alphabetical order.
 *
 * @example
 * const neutral = new Neutral({ accountSid: 'AC…', struck: [], origins: [] });
 * neutral.of({ sid: 'WK…', age: 7 }); // { age: '<seconds>', sid: 'WK1' }
 */
export class Neutral {
  readonly #private: Private;
  readonly #numbers = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(own: Private) {
    this.#private = own;
  }

  of(value: unknown, key = '', within = ''): unknown {
    if (typeof value === 'string') return this.#text(value, key);
    if (typeof value === 'number') return this.#number(value, key, within);
    if (Array.isArray(value)) return value.map((one) => this.of(one, key, within));
    if (typeof value !== 'object' || value === null) return value;
    return this.fields({ ...value }, key);
  }

  fields(value: Readonly<Record<string, unknown>>, key = ''): Record<string, unknown> {
    const all = Object.entries(value).map(([name, one]) => [this.text(name), this.of(one, name, key)] as const);
    return Object.fromEntries(all.sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  /** Of text that is no field's. */
  text(value: string): string {
    let text = value;
    for (const [secret, instead] of this.#private.struck) if (secret) text = text.replaceAll(secret, instead);
    for (const origin of this.#private.origins) text = text.replaceAll(origin, '<origin>');
    return text
      .replaceAll(this.#private.accountSid, '<account>')
      .replaceAll(tokens, '<token>')
      .replaceAll(sids, (sid, prefix: string) => this.#sid(sid, prefix))
      .replaceAll(isoTimes, '<time>')
      .replaceAll(mailTimes, '<time by mail’s rules>')
      .replaceAll(pages, '$1<page>');
  }

  #text(value: string, key: string): string {
    if (key === 'source_ip_address') return '<IP address>';
    if (/^\d+$/.test(value)) {
      const time = kindOfTime(Number(value));
      if (time !== undefined) return time.replace('>', ', as text>');
      return durations.test(key) ? '<seconds, as text>' : value;
    }
    return this.text(value);
  }

  #number(value: number, key: string, within: string): number | string {
    const time = kindOfTime(value);
    if (time !== undefined) return time;
    const isDuration = durations.test(key) || (ofDurations.test(within) && statisticsOfDurations.has(key));
    return isDuration ? '<seconds>' : value;
  }

  #sid(sid: string, prefix: string): string {
    const known = this.#numbers.get(sid);
    if (known !== undefined) return known;
    const count = (this.#counts.get(prefix) ?? 0) + 1;
    this.#counts.set(prefix, count);
    this.#numbers.set(sid, prefix + String(count));
    return prefix + String(count);
  }
}
