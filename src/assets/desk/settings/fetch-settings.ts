import { readSettings } from './read-settings';
import { DEFAULT_SETTINGS, type Settings } from './settings-state';
import type { Fetch } from '../ground/api';

/** Where the operator's configuration is served; a public asset beside the page. */
export const SETTINGS_PATH = '/desk-config.json';

/**
 * Fetches the operator's configuration. Never fails: what cannot be had or read is left at its default.
 *
 * @param complain - Told in one sentence what could not be used.
 */
export async function fetchSettings(send: Fetch, complain: (message: string) => void): Promise<Settings> {
  try {
    const response = await send(SETTINGS_PATH, {});
    if (!response.ok) throw new Error(`it was answered with status ${response.status}`);
    const { settings, problems } = readSettings(await response.json());
    if (problems.length > 0) {
      complain(`${SETTINGS_PATH}: the defaults stand in for what could not be read: ${problems.join(', ')}.`);
    }
    return settings;
  } catch (error) {
    complain(`${SETTINGS_PATH} could not be read, so the desk goes by its defaults: ${String(error)}`);
    return DEFAULT_SETTINGS;
  }
}
