import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { isObject } from '../../src/assets/desk/ground/json';
import { wrongWithAddress } from '../../src/assets/desk/screen-pop/screen-pop-address';
import { LANGUAGES } from '../../src/assets/desk/settings/settings-state';
import { mostFieldCharacters, mostFields } from '../../src/lib/wrap-up/wrap-up-fields';
import { readOrigins } from '../../src/lib/embed/embed-origins';
import { describeNumber, isPhoneNumber } from '../../src/lib/phone-number';
import { PROJECT_FOLDER } from '../project';
import { colourProblems, palettesOf } from './colours';
import { isCountry } from './numbering-plans';

/** The operator's configuration, in the folder of assets; see docs/branding.md. */
export const CONFIG_FILE = 'desk-config.json';

/** Where the page's own colours are, relative to the folder of assets. */
const TOKENS = 'styles/tokens.css';

const text = (what: string) => v.pipe(v.string(`expected ${what}`), v.trim(), v.nonEmpty(`expected ${what}`));
const seconds = v.pipe(
  v.number('expected a number of seconds'),
  v.integer('expected whole seconds'),
  v.minValue(0, 'expected no negative number'),
);
const aSwitch = v.boolean('expected true or false');
const palette = v.record(v.string(), v.string('expected a colour such as "#14713f"'), 'expected colours by name');

/** An object with these keys and no others. Arrays are objects to the language, not to whoever writes the file. */
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.custom<object>(isObject, 'expected an object'), v.strictObject(entries));

/** The Functions that wait so long have to look twice, act and answer within eight seconds. */
const mostGraceSeconds = 5;

const closingWords = object({
  say: v.optional(text('what the caller hears')),
  language: v.optional(text('a language as <Say> has it, such as "en-GB"')),
  voice: v.optional(text('a voice as <Say> has it, such as "Polly.Amy"')),
  callbackNumber: v.optional(
    v.pipe(
      v.string('expected a phone number such as "+15550100"'),
      v.regex(/^\+[1-9]\d{6,14}$/, 'expected a phone number such as "+15550100"'),
    ),
  ),
});

/** What becomes of customers who are alone, for all or for those of a workflow. */
const alone = {
  watch: v.optional(aSwitch),
  offerAgain: v.optional(aSwitch),
  closingWords: v.optional(closingWords),
};

const names = (what: string) =>
  v.pipe(v.array(text(what), `expected a list: ${what}`), v.nonEmpty(`expected at least one: ${what}`));

/** A page about the customer; its address must say by itself where it leads. */
const screenPop = object({
  label: text('what the agent presses'),
  address: v.pipe(
    text('an address such as "https://crm.example/search?phone={from}"'),
    v.check(
      (address) => wrongWithAddress(address) === undefined,
      ({ input }) => wrongWithAddress(input) ?? '',
    ),
  ),
  opens: v.optional(v.picklist(['accepted', 'click', 'panel'], 'expected "accepted", "click" or "panel"')),
  origins: v.optional(
    v.array(
      v.pipe(
        text('an origin'),
        v.check((origin) => readOrigins(origin)?.length === 1, 'expected an origin such as "https://login.example"'),
      ),
      'expected a list of origins',
    ),
  ),
  queues: v.optional(names('the name of a queue')),
  channels: v.optional(names('the unique name of a channel, such as "voice"')),
});

const percent = v.pipe(
  v.number('expected a number from 0 to 100'),
  v.minValue(0, 'expected a number from 0 to 100'),
  v.maxValue(100, 'expected a number from 0 to 100'),
);

/** What is good and what is bad on the floor page, for all queues or for one. */
const queueLimits = {
  withinSeconds: v.optional(seconds),
  targetPercent: v.optional(percent),
  redBelowPercent: v.optional(percent),
  amberWaitSeconds: v.optional(seconds),
  redWaitSeconds: v.optional(seconds),
};

/** Something to be filled in after a call. */
const wrapUpField = v.pipe(
  object({
    key: v.pipe(
      text('a key such as "amount"'),
      v.regex(/^[A-Za-z]\w{0,31}$/, 'expected letters, digits and _, a letter first, 32 at most'),
    ),
    label: text('what the agent reads'),
    type: v.picklist(['choice', 'number', 'text', 'date'], 'expected "choice", "number", "text" or "date"'),
    choices: v.optional(
      v.pipe(
        names('a choice'),
        v.everyItem(
          ({ length }) => length <= mostFieldCharacters,
          `expected at most ${mostFieldCharacters} characters each`,
        ),
      ),
    ),
    required: v.optional(aSwitch),
    queues: v.optional(names('the name of a queue')),
    dispositions: v.optional(names('the code of a disposition')),
  }),
  v.check(
    ({ type, choices }) => (type === 'choice') === (choices !== undefined),
    'expected choices for a "choice", and for no other',
  ),
);

/** What may be in the file. A key nobody knows is a mistake, most likely a misspelt one. */
export const deskConfig = object({
  name: v.optional(text('the name of the desk')),
  logoUrl: v.optional(
    v.pipe(v.string('expected a path'), v.regex(/^\/(?![/\\])/, 'expected a path such as "/logo.svg"')),
  ),
  colours: v.optional(object({ light: v.optional(palette), dark: v.optional(palette) })),
  defaultCountry: v.optional(
    v.pipe(
      v.string('expected a country such as "DE"'),
      v.check(isCountry, 'expected a country by its two letters, such as "DE"'),
    ),
  ),
  languages: v.optional(
    v.pipe(
      v.array(v.picklist(LANGUAGES, `expected one of ${LANGUAGES.join(', ')}`), 'expected a list of languages'),
      v.nonEmpty('expected at least one language'),
    ),
  ),
  dispositions: v.optional(
    v.pipe(
      v.array(
        object({
          code: text('a code such as "sale"'),
          label: text('what the agent reads'),
          needsNote: v.optional(aSwitch),
          queues: v.optional(names('the name of a queue')),
        }),
        'expected a list of dispositions',
      ),
      v.check(
        unlike(({ code }) => code),
        'expected every code only once',
      ),
    ),
  ),
  fields: v.optional(
    v.pipe(
      v.array(
        object({
          key: text('the key of a task attribute'),
          label: v.optional(text('what the agent reads')),
        }),
        'expected a list of task attributes',
      ),
      v.check(
        unlike(({ key }) => key),
        'expected every key only once',
      ),
    ),
  ),
  screenPops: v.optional(
    v.pipe(
      v.array(screenPop, 'expected a list of addresses'),
      v.check(
        unlike(({ label }) => label),
        'expected every label only once',
      ),
    ),
  ),
  directory: v.optional(
    v.pipe(
      v.array(
        object({
          name: text('a name'),
          number: v.pipe(v.string(), v.check(isPhoneNumber, `expected a number ${describeNumber}`)),
          queues: v.optional(names('the name of a queue')),
        }),
        'expected a list of names with numbers',
      ),
      v.check(
        unlike(({ name }) => name),
        'expected every name only once',
      ),
    ),
  ),
  busyActivity: v.optional(text('the name of an activity')),
  nextActivity: v.optional(text('the name of an activity')),
  activityLimitSeconds: v.optional(
    v.record(
      v.string(),
      v.pipe(seconds, v.minValue(1, 'expected at least a second')),
      'expected seconds by the names of activities',
    ),
  ),
  customersAlone: v.optional(
    object({
      ...alone,
      graceSeconds: v.optional(
        v.pipe(seconds, v.maxValue(mostGraceSeconds, `expected at most ${mostGraceSeconds} seconds`)),
      ),
      perWorkflow: v.optional(v.record(v.string(), object(alone), 'expected an object by the names of workflows')),
    }),
  ),
  floor: v.optional(
    object({
      ...queueLimits,
      shortAbandonSeconds: v.optional(seconds),
      tellListening: v.optional(aSwitch),
      perQueue: v.optional(v.record(v.string(), object(queueLimits), 'expected an object by the names of queues')),
    }),
  ),
  wrapUp: v.optional(
    object({
      limitSeconds: v.optional(seconds),
      moreTimeSeconds: v.optional(seconds),
      required: v.optional(
        v.union([aSwitch, names('the name of a queue')], 'expected true, false or a list of queues'),
      ),
      fields: v.optional(
        v.pipe(
          v.array(wrapUpField, 'expected a list of fields'),
          v.maxLength(mostFields, `expected at most ${mostFields} fields`),
          v.check(
            unlike(({ key }) => key),
            'expected every key only once',
          ),
          v.check(
            unlike(({ label }) => label),
            'expected every label only once',
          ),
        ),
      ),
    }),
  ),
  ring: v.optional(
    object({
      on: v.optional(aSwitch),
      volume: v.optional(
        v.pipe(
          v.number('expected a number from 0 to 1'),
          v.minValue(0, 'expected a number from 0 to 1'),
          v.maxValue(1, 'expected a number from 0 to 1'),
        ),
      ),
    }),
  ),
});

export type DeskConfig = v.InferOutput<typeof deskConfig>;

function unlike<T>(key: (value: T) => string): (values: T[]) => boolean {
  return (values) => new Set(values.map(key)).size === values.length;
}

/**
 * Reads and checks the operator's configuration.
 *
 * @param source - The folder of assets.
 * @throws an error that lists everything that is wrong with it, by path
 */
export async function readDeskConfig(source: string): Promise<DeskConfig> {
  const file = join(source, CONFIG_FILE);
  if (!existsSync(file)) return {};
  const { output, success, issues } = v.safeParse(deskConfig, parsed(await readFile(file, 'utf8')));
  if (!success) throw wrong(issues.map(sentence));
  const problems = await problemsBeyondShape(source, output);
  if (problems.length > 0) throw wrong(problems);
  return output;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw wrong([`it is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function sentence({ message, path, expected, received, input }: v.BaseIssue<unknown>): string {
  const at = path?.map(({ key }) => String(key)).join('.') ?? 'the file';
  if (expected === 'never') return `${at} is nothing the desk knows; docs/branding.md lists what it does.`;
  if (received === 'undefined') return `${at} is missing.`;
  const found = JSON.stringify(input);
  return `${at} is ${found.length > 60 ? `${found.slice(0, 60)}…` : found}, ${message}.`;
}

async function problemsBeyondShape(
  source: string,
  { logoUrl, colours, customersAlone = {} }: DeskConfig,
): Promise<string[]> {
  const problems = [...wordsWithoutNumber(customersAlone)];
  if (logoUrl !== undefined && !existsSync(join(source, logoUrl))) {
    problems.push(`logoUrl is "${logoUrl}", but there is no such file: put it into ${join(source, logoUrl)}.`);
  }
  if (colours) problems.push(...colourProblems(palettesOf(await ownColours()), colours));
  return problems;
}

type Alone = NonNullable<DeskConfig['customersAlone']>;

/** Words that read out a number that nobody has given. */
function wordsWithoutNumber({ closingWords: forAll, perWorkflow = {} }: Alone): string[] {
  const given = [
    ['', forAll] as const,
    ...Object.entries(perWorkflow).map(([name, own]) => [name, own.closingWords] as const),
  ];
  return given.flatMap(([name, words]) => {
    const number = words?.callbackNumber ?? forAll?.callbackNumber;
    if (!words?.say?.includes('{callbackNumber}') || number !== undefined) return [];
    const at = name === '' ? 'customersAlone' : `customersAlone.perWorkflow.${name}`;
    return [
      `${at}.closingWords.say reads out {callbackNumber}, but there is no callbackNumber: add it, or leave it out of the words.`,
    ];
  });
}

function ownColours(): Promise<string> {
  return readFile(join(PROJECT_FOLDER, 'src', 'assets', TOKENS), 'utf8');
}

function wrong(problems: readonly string[]): Error {
  return new Error(`${CONFIG_FILE} cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
}
