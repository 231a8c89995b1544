/** What `Intl` offers for one locale. Making these takes longer than drawing the card, so each is made once. */
export class Formatters {
  readonly number: Intl.NumberFormat;
  readonly twoDigits: Intl.NumberFormat;
  readonly plural: Intl.PluralRules;
  readonly time: Intl.DateTimeFormat;

  constructor(locale: string) {
    this.number = new Intl.NumberFormat(locale);
    this.twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
    this.plural = new Intl.PluralRules(locale);
    this.time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  }
}

const made = new Map<string, Formatters>();

/** @param locale - A BCP 47 tag, e.g. `de-AT`. */
export function formattersOf(locale: string): Formatters {
  const known = made.get(locale);
  if (known) return known;
  const fresh = new Formatters(locale);
  made.set(locale, fresh);
  return fresh;
}
