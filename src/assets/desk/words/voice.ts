import { signal } from '@preact/signals-core';
import type { Language } from '../settings/settings-state';
import { formattersOf } from './formatters';
import type { Areas, Values } from './message';

/** The language the page speaks now. */
export interface Voice {
  readonly language: Language;
  /** The language with the agent's own region, for dates and numbers: `de-AT`. */
  readonly locale: string;
}

/** Fetches a language's messages of some areas. */
export type Source = (language: Language) => Promise<Areas>;

/** Whatever reads it is drawn again when the agent chooses another language. */
export const voice = signal<Voice>({ language: 'en', locale: 'en' });

const known: Record<Language, Record<string, Areas[string]>> = { en: {}, es: {}, de: {}, fr: {}, ar: {} };
const sources = new Set<Source>();
let wanted: Language = 'en';

/** Adds messages that are there already. */
export function know(language: Language, areas: Areas): void {
  Object.assign(known[language], areas);
}

/**
 * Adds areas that have to be loaded, now and whenever another language is chosen.
 *
 * @returns Settles when they are there in the language that is spoken now, or in English where that cannot be had.
 * @throws What `source` throws for English.
 */
export async function addAreas(source: Source): Promise<void> {
  sources.add(source);
  const { language } = voice.peek();
  try {
    know(language, await source(language));
  } catch {
    know('en', await source('en'));
  }
  voice.value = { ...voice.peek() };
}

/**
 * Changes the language once all of its messages have loaded; of two choices the later one wins.
 *
 * @param locale - The language with a region, for dates and numbers.
 * @throws When the messages cannot be loaded; the page goes on in the language it had.
 */
export async function speak(language: Language, locale: string = language): Promise<void> {
  wanted = language;
  for (const areas of await Promise.all([...sources].map((source) => source(language)))) know(language, areas);
  if (wanted === language) voice.value = { language, locale };
}

/** A message in the language that is spoken now, with its values put in. */
export function messageFor(key: string, values: Values = {}): string {
  const { language, locale } = voice.value;
  const [area = '', name = ''] = key.split('.');
  const message = known[language][area]?.[name] ?? known.en[area]?.[name] ?? key;
  const text = typeof message === 'string' ? message : formFor(message, values['count'], locale);
  return text.replaceAll(/\{(\w+)\}/g, (_, placeholder: string) => {
    const value = values[placeholder];
    if (typeof value === 'number') return formattersOf(locale).number.format(value);
    return apart(value ?? '', language);
  });
}

function formFor(message: Exclude<Areas[string][string], string>, count: unknown, locale: string): string {
  const form = formattersOf(locale).plural.select(Number(count));
  return message[form] ?? message.other;
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069'];

/** Somebody's name or number keeps its own direction, and the sentence around it the sentence's. */
function apart(value: string, language: Language): string {
  return language === 'ar' || RIGHT_TO_LEFT.test(value) ? `${ISOLATE}${value}${END_ISOLATE}` : value;
}
