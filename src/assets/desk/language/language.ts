import { type Language, LANGUAGES } from '../settings/settings-state';

/** Under this name the browser remembers the agent's choice. */
export const LANGUAGE_KEY = 'desk-language';

/** The agent's language and region. */
export interface Tongue {
  readonly language: Language;
  /** A BCP 47 tag with the region the browser prefers, e.g. `de-AT`. */
  readonly locale: string;
}

/** Where the choice is remembered; `localStorage` throws where a browser keeps nothing. */
export interface Memory {
  readonly load: () => string | null;
  readonly save: (language: Language) => void;
}

/** The browser's own memory, or none where it is switched off. */
export function browserMemory(storage: () => Storage): Memory {
  return {
    load() {
      try {
        return storage().getItem(LANGUAGE_KEY);
      } catch {
        return null;
      }
    },
    save(language) {
      try {
        storage().setItem(LANGUAGE_KEY, language);
      } catch {
        // It lasts as long as the page, then.
      }
    },
  };
}

/**
 * Which language to speak: the remembered choice, else the first of the browser's languages that is offered, else
 * English, else whatever is offered first.
 *
 * @param preferred - `navigator.languages`
 */
export function chooseTongue(
  remembered: string | null,
  preferred: readonly string[],
  offered: readonly Language[] = LANGUAGES,
): Tongue {
  const languages = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  const wanted = [remembered, ...languages, 'en'];
  const found = wanted.map((code) => offered.find((language) => language === code)).find((code) => code !== undefined);
  const language = found ?? offered[0] ?? 'en';
  const place = languages.indexOf(language);
  return { language, locale: preferred[place] ?? language };
}
