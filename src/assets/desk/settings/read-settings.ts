import { asObject, isObject } from '../ground/json';
import { readableNumber } from '../ground/phone-number';
import { fieldsOf, formSettings, isText, SETTINGS_PATH } from './settings-file';
import {
  DEFAULT_SETTINGS,
  type DirectoryEntry,
  type Disposition,
  type Field,
  type ScreenPop,
  type Settings,
} from './settings-state';

export interface SettingsRead {
  readonly settings: Settings;
  /** What could not be used, each by its path, for the browser's console. */
  readonly problems: readonly string[];
}

/**
 * Reads `desk-config.json` as far as it makes sense: what does not is left at its default, so that a broken file never
 * keeps anybody from signing in. The build says exactly what is wrong before such a file is deployed.
 */
export function readSettings(file: unknown): SettingsRead {
  const problems: string[] = [];
  if (!isObject(file)) return { settings: DEFAULT_SETTINGS, problems: ['the whole file'] };
  const { take, list } = fieldsOf(file, problems);
  const { wrapUp, ring } = file;
  const fields = list('fields', isField);
  const directory = list('directory', isEntry);
  const busyActivity = take(file, 'busyActivity', isText);
  const nextActivity = take(file, 'nextActivity', isText);
  const defaultCountry = take(file, 'defaultCountry', isText);
  return {
    settings: {
      ...formSettings(file, problems),
      dispositions: list('dispositions', isDisposition) ?? DEFAULT_SETTINGS.dispositions,
      screenPops: list('screenPops', isScreenPop) ?? DEFAULT_SETTINGS.screenPops,
      activityLimitSeconds: file['activityLimitSeconds'],
      wrapUp: {
        limitSeconds: take(wrapUp, 'wrapUp.limitSeconds', isAmount) ?? DEFAULT_SETTINGS.wrapUp.limitSeconds,
        moreTimeSeconds: take(wrapUp, 'wrapUp.moreTimeSeconds', isAmount) ?? DEFAULT_SETTINGS.wrapUp.moreTimeSeconds,
        required: asObject(wrapUp)['required'],
        fields: asObject(wrapUp)['fields'],
      },
      ring: {
        on: take(ring, 'ring.on', isSwitch) ?? DEFAULT_SETTINGS.ring.on,
        volume: take(ring, 'ring.volume', isShare) ?? DEFAULT_SETTINGS.ring.volume,
      },
      ...(fields !== undefined && { fields }),
      ...(directory !== undefined && { directory }),
      ...(busyActivity !== undefined && { busyActivity }),
      ...(nextActivity !== undefined && { nextActivity }),
      ...(defaultCountry !== undefined && { defaultCountry }),
    },
    problems,
  };
}

/** What of the file the desk goes by. @param complain - Told in one sentence what could not be used. */
export function settingsIn(file: unknown, complain: (message: string) => void): Settings {
  const { settings, problems } = readSettings(file);
  if (problems.length > 0)
    complain(`${SETTINGS_PATH}: the defaults stand in for what could not be read: ${problems.join(', ')}.`);
  return settings;
}

const isSwitch = (value: unknown): value is boolean => typeof value === 'boolean';
const isAmount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

function isDisposition(value: unknown): value is Disposition {
  const { code, label, needsNote } = asObject(value);
  return isText(code) && isText(label) && (needsNote === undefined || isSwitch(needsNote));
}

function isField(value: unknown): value is Field {
  const { key, label } = asObject(value);
  return isText(key) && (label === undefined || isText(label));
}

function isEntry(value: unknown): value is DirectoryEntry {
  const { name, number, queues } = asObject(value);
  const isNumber = isText(number) && readableNumber(number) === number;
  return isText(name) && isNumber && (queues === undefined || (Array.isArray(queues) && queues.every(isText)));
}

/** Whether its address can be used is found out where it is, once somebody has signed in. */
function isScreenPop(value: unknown): value is ScreenPop {
  const { label, address } = asObject(value);
  return isText(label) && isText(address);
}
