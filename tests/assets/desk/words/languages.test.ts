import { type Language, LANGUAGES } from '../../../../src/assets/desk/settings/settings-state';
import * as ar from '../../../../src/assets/desk/words/ar/desk-areas';
import * as arForm from '../../../../src/assets/desk/words/ar/form-areas';
import * as arFloor from '../../../../src/assets/floor/view/messages/ar/floor';
import { rows as arRows } from '../../../../src/assets/floor/view/messages/ar/rows';
import * as de from '../../../../src/assets/desk/words/de/desk-areas';
import * as deForm from '../../../../src/assets/desk/words/de/form-areas';
import * as deFloor from '../../../../src/assets/floor/view/messages/de/floor';
import { rows as deRows } from '../../../../src/assets/floor/view/messages/de/rows';
import * as en from '../../../../src/assets/desk/words/en/desk-areas';
import * as enForm from '../../../../src/assets/desk/words/en/form-areas';
import * as enFloor from '../../../../src/assets/floor/view/messages/en/floor';
import { rows as enRows } from '../../../../src/assets/floor/view/messages/en/rows';
import * as es from '../../../../src/assets/desk/words/es/desk-areas';
import * as esForm from '../../../../src/assets/desk/words/es/form-areas';
import * as esFloor from '../../../../src/assets/floor/view/messages/es/floor';
import { rows as esRows } from '../../../../src/assets/floor/view/messages/es/rows';
import * as fr from '../../../../src/assets/desk/words/fr/desk-areas';
import * as frForm from '../../../../src/assets/desk/words/fr/form-areas';
import * as frFloor from '../../../../src/assets/floor/view/messages/fr/floor';
import { rows as frRows } from '../../../../src/assets/floor/view/messages/fr/rows';
import type { Areas, Plural } from '../../../../src/assets/desk/words/message';

const AREAS: Record<Language, Areas> = {
  en: { ...enForm, ...en, ...enFloor, rows: enRows },
  es: { ...esForm, ...es, ...esFloor, rows: esRows },
  de: { ...deForm, ...de, ...deFloor, rows: deRows },
  fr: { ...frForm, ...fr, ...frFloor, rows: frRows },
  ar: { ...arForm, ...ar, ...arFloor, rows: arRows },
};

const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** What is the same in English, by language: names and loanwords. */
const SAME_AS_ENGLISH: Record<Exclude<Language, 'en'>, readonly string[]> = {
  es: ['shortcuts.escape', 'shortcuts.escapeSpoken'],
  de: [
    'details.website',
    'floor.fromWorkflow',
    'floor.status',
    'floor.worker',
    'ground.ok',
    'shortcuts.escape',
    'shortcuts.escapeSpoken',
    'signIn.workerName',
  ],
  fr: [
    'details.email',
    'floor.worker',
    'floor.workers',
    'ground.ok',
    'browserPhone.microphone',
    'browserPhone.someMicrophone',
    'ring.volume',
    'wrapUp.notes',
  ],
  ar: ['shortcuts.enter', 'shortcuts.escape', 'shortcuts.escapeSpoken', 'shortcuts.space'],
};

function messagesOf(language: Language): Map<string, string | Plural> {
  const entries = Object.entries(AREAS[language]).flatMap(([area, messages]) =>
    Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message] as const),
  );
  return new Map(entries);
}

function formsOf(message: string | Plural): string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

const hasWords = (message: string | Plural): boolean =>
  formsOf(message).some((form) => /\p{L}/u.test(form.replaceAll(/\{\w+\}/g, '')));

const placeholdersIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();

/** The forms a language has for whole numbers below a thousand: a count on this page is no larger. */
function pluralForms(language: Language): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)))].toSorted();
}

const english = messagesOf('en');

describe.each(OTHERS)('the messages in %s', (language) => {
  const translated = messagesOf(language);

  it('are those of English', () => {
    expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('are translated, except where nothing is to be translated', () => {
    const same = [...english].filter(
      ([key, message]) => hasWords(message) && JSON.stringify(translated.get(key)) === JSON.stringify(message),
    );
    expect(same.map(([key]) => key).filter((key) => !SAME_AS_ENGLISH[language].includes(key))).toEqual([]);
  });

  it('have the placeholders of English', () => {
    const differing = [...english].filter(([key, message]) => {
      const wanted = placeholdersIn(formsOf(message).join(' '));
      const found = placeholdersIn(formsOf(translated.get(key)!).join(' '));
      return JSON.stringify(wanted) !== JSON.stringify(found);
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave out no value but the number itself in any form', () => {
    const plurals = [...translated].filter(([, message]) => typeof message !== 'string');
    for (const [key, message] of plurals) {
      const wanted = placeholdersIn(formsOf(message).join(' ')).filter((name) => name !== '{count}');
      for (const form of formsOf(message))
        expect([key, placeholdersIn(form)]).toEqual([key, expect.arrayContaining(wanted)]);
    }
  });
});

describe.each([...LANGUAGES])('the numbers in %s', (language) => {
  it('have every form the language has', () => {
    const plurals = [...messagesOf(language)].filter(([, message]) => typeof message !== 'string');
    expect(plurals.length).toBeGreaterThan(0);
    for (const [key, message] of plurals) {
      expect([key, ...Object.keys(message).toSorted()]).toEqual([key, ...pluralForms(language)]);
    }
  });
});

it('Arabic has six forms, the others two', () => {
  expect(pluralForms('ar')).toHaveLength(6);
  expect(['en', 'es', 'de', 'fr'].map((language) => pluralForms(language as Language).length)).toEqual([2, 2, 2, 2]);
});
