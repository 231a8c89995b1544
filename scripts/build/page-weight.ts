import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { closureOf, type BuiltScript } from './module-graph';

/** How much of the page an agent's browser loads, in bytes after brotli. */
export interface Weight {
  /** The scripts without which the sign-in form cannot be used, in the heaviest language. */
  readonly form: number;
  /** Everything but the softphone, in the heaviest language, with numbers of the heaviest part of the world. */
  readonly whole: number;
}

/** What the page may weigh at most; a test holds it to them. */
export const HEAVIEST: Weight = { form: 15 * 1024, whole: 160 * 1024 };

/** The scripts of the floor page at most, in one language. */
export const HEAVIEST_FLOOR = 90 * 1024;

const SOFTPHONE = 'node_modules/@twilio/voice-sdk/';
const LANGUAGE = /(?:view\/messages|desk\/words)\/(\w\w)\/[\w-]+\.ts$/;

/** What a page is made of, each by its path relative to the page's folder. */
export interface BuiltPage {
  readonly scripts: ReadonlyMap<string, BuiltScript>;
  /** The script that starts it. */
  readonly start: string;
  /** Files besides the scripts that every visit loads. */
  readonly others: readonly string[];
  /** Files of which a visit loads those that its telephone numbers need, most often one. */
  readonly plans?: readonly string[];
}

/** Weighs a page in its folder, which takes about as long as to build it. */
export async function weigh(folder: string, { scripts, start, others, plans = [] }: BuiltPage): Promise<Weight> {
  const bytes = async (path: string): Promise<number> => brotliCompressSync(await readFile(join(folder, path))).length;
  const sum = async (paths: readonly string[]): Promise<number> =>
    (await Promise.all(paths.map(bytes))).reduce((total, size) => total + size, 0);

  /** What everybody loads, and the heaviest of the languages, of which an agent loads one. English is one of them. */
  const inOneLanguage = async (loaded: readonly BuiltScript[]): Promise<number> => {
    const of = (language: string | undefined): string[] =>
      loaded.filter((script) => languageOf(script) === language).map(({ path }) => path);
    const languages = new Set(loaded.map(languageOf).filter((language) => language !== undefined));
    const sizes = await Promise.all([...languages].map((language) => sum(of(language))));
    return (await sum(of(undefined))) + Math.max(0, ...sizes);
  };

  const first = closureOf(scripts, start, (later) => languageOf(later) !== undefined);
  const all = closureOf(scripts, start, (later) => !isSoftphone(later)).filter((script) => !isSoftphone(script));
  const heaviestPlan = Math.max(0, ...(await Promise.all(plans.map(bytes))));
  return { form: await inOneLanguage(first), whole: (await inOneLanguage(all)) + (await sum(others)) + heaviestPlan };
}

function isSoftphone({ inputs }: BuiltScript): boolean {
  return inputs.some((input) => input.includes(SOFTPHONE));
}

/** The language of a script that holds nothing but one language's messages. */
function languageOf({ inputs }: BuiltScript): string | undefined {
  const languages = new Set(inputs.map((input) => LANGUAGE.exec(input)?.[1]));
  const [only] = languages;
  return languages.size === 1 ? only : undefined;
}

/** A weight as a line for a terminal. */
export function weightLine({ form, whole }: Weight): string {
  const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
  return (
    `Compressed by brotli, the sign-in form needs ${kib(form)} of script (limit ${kib(HEAVIEST.form)}), ` +
    `and all without the softphone is ${kib(whole)} (limit ${kib(HEAVIEST.whole)}).`
  );
}
