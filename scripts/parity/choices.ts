import * as v from 'valibot';
import { parse } from 'yaml';

const lookedAt = v.pipe(v.string(), v.isoDate());
const line = v.pipe(v.string(), v.regex(/^[^|\n]+$/));

/** A place of `scripts/parity/report.ts` that this choice alone decides, such as `header etag`. */
const shows = v.optional(line);

const published = v.strictObject({
  state: v.literal('published'),
  page: v.pipe(v.string(), v.url(), v.startsWith('https://')),
  note: v.optional(line),
  shows,
  'looked-at': lookedAt,
});

const seen = v.strictObject({
  state: v.literal('seen'),
  /** An npm package by its name in `package.json`, or a repository. */
  client: line,
  version: v.optional(line),
  /** The test that does what the client does. */
  test: v.optional(line),
  note: v.optional(line),
  shows,
  'looked-at': lookedAt,
});

const unproven = v.strictObject({
  state: v.literal('unproven'),
  note: v.optional(line),
  shows,
  'looked-at': lookedAt,
});

const choices = v.record(
  v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)),
  v.variant('state', [published, seen, unproven]),
);

/** How one choice stands, and on what that rests. */
export type Choice = v.InferOutput<typeof choices>[string];

/** The sign that stands before a choice's name in `docs/differences.md`. */
export const signs: Readonly<Record<Choice['state'], string>> = { published: '●', seen: '◐', unproven: '○' };

/**
 * Reads `emulator/choices.yaml`: every choice of `docs/differences.md` by its name, in the order of that page.
 *
 * @throws ValiError where a state, an address or a day is none; YAMLParseError where a name comes twice
 * @example
 * readChoices(text).get('next-worker'); // { state: 'published', page: 'https://…', 'looked-at': '2026-11-30' }
 */
export const readChoices = (text: string): ReadonlyMap<string, Choice> =>
  new Map(Object.entries(v.parse(choices, parse(text))));

function evidenceOf(choice: Choice): string {
  const { note } = choice;
  if (choice.state === 'unproven') return note ?? '';
  if (choice.state === 'published') return [`<${choice.page}>`, ...(note ? [note] : [])].join('; ');
  const client = choice.version ? `\`${choice.client}\` ${choice.version}` : `\`${choice.client}\``;
  return [client, ...(note ? [note] : []), ...(choice.test ? [`\`${choice.test}\``] : [])].join('; ');
}

/** The rows of the table of evidence, by cells: sign and name, evidence, day; none for what has no evidence. */
export const evidenceRows = (all: ReadonlyMap<string, Choice>): readonly (readonly string[])[] =>
  [...all].flatMap(([name, choice]) => {
    const evidence = evidenceOf(choice);
    return evidence ? [[`${signs[choice.state]} \`${name}\``, evidence, choice['looked-at']]] : [];
  });

/** Where choices are kept, and where they are told, from the project's root. */
export const files = { source: 'emulator/choices.yaml', page: 'docs/differences.md' } as const;
