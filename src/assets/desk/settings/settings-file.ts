import type { Fetch } from '../ground/api';
import { asObject } from '../ground/json';
import { DEFAULT_SETTINGS, type Language, LANGUAGES, type Settings } from './settings-state';

/** Where the operator's configuration is served; a public asset beside the page. */
export const SETTINGS_PATH = '/desk-config.json';

/** What the sign-in form shows of it. The desk reads the rest once it has loaded; see read-settings.ts. */
export type FormSettings = Pick<Settings, 'name' | 'languages' | 'logoUrl'>;

/**
 * Fetches the operator's configuration. Never fails: what cannot be had is a file that says nothing.
 *
 * @param complain - Told in one sentence why it could not be had.
 */
export async function fetchSettings(send: Fetch, complain: (message: string) => void): Promise<unknown> {
  try {
    const response = await send(SETTINGS_PATH, {});
    if (!response.ok) throw new Error(`it was answered with status ${response.status}`);
    return await response.json();
  } catch (error) {
    complain(`${SETTINGS_PATH} could not be read, so the desk goes by its defaults: ${String(error)}`);
    return {};
  }
}

/** Reads the fields of a configuration one by one, and takes down the paths of those that make no sense. */
export function fieldsOf(file: unknown, problems: string[]) {
  function take<T>(holder: unknown, path: string, accepts: (value: unknown) => value is T): T | undefined {
    const value = asObject(holder)[path.slice(path.lastIndexOf('.') + 1)];
    if (value === undefined) return undefined;
    if (accepts(value)) return value;
    problems.push(path);
    return undefined;
  }

  function list<T>(path: string, accepts: (value: unknown) => value is T): readonly T[] | undefined {
    const given = take(file, path, isList);
    given?.forEach((value, place) => accepts(value) || problems.push(`${path}.${place}`));
    return given?.filter(accepts);
  }

  return { take, list };
}

/** Reads what the sign-in form shows. */
export function formSettings(file: unknown, problems: string[] = []): FormSettings {
  const { take, list } = fieldsOf(file, problems);
  const languages = list('languages', isLanguage);
  const logoUrl = take(file, 'logoUrl', isPath);
  return {
    name: take(file, 'name', isText) ?? DEFAULT_SETTINGS.name,
    languages: languages?.length ? languages : DEFAULT_SETTINGS.languages,
    ...(logoUrl !== undefined && { logoUrl }),
  };
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
/** On the desk's own origin: the page may show no other images. */
const isPath = (value: unknown): value is string => isText(value) && /^\/(?![/\\])/.test(value);
const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);
