import type { Language } from '../settings/settings-state';
import { say } from '../words/form-words';
import { voice } from '../words/voice';

/** Each language by its own name, so that everybody finds theirs. */
const NAMES: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  fr: 'Français',
  ar: 'العربية',
};

export type ChooseLanguage = (language: Language) => void;

interface LanguagePickerProps {
  readonly languages: readonly Language[];
  readonly choose: ChooseLanguage;
}

/** Chooses the language of the page; not there where there is no choice. */
export function LanguagePicker({ languages, choose }: LanguagePickerProps) {
  if (languages.length < 2) return null;
  return (
    <label class="language">
      <span>{say('signIn.language')}</span>
      <select
        value={voice.value.language}
        onChange={({ currentTarget }) => {
          const chosen = languages.find((language) => language === currentTarget.value);
          if (chosen) choose(chosen);
        }}
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {NAMES[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
