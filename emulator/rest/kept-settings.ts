import { snakeCase } from '../core/snake-case';
import type { Parameter } from './parameters';

/** What was set of a resource and is given back as it was, by the name it has in the answer. */
export type KeptSettings = Readonly<Record<string, string | number | boolean>>;

type KeptSpecs = Readonly<Record<string, Parameter<string | number | boolean | undefined>>>;

/**
 * What was given of parameters that are kept and given back, and mean nothing besides.
 *
 * @param specs - Of the parameters that are kept.
 * @param given - Whatever was given, others among it.
 * @example
 * keptSettings({ SmsUrl: url() }, { SmsUrl: 'https://example.com', VoiceUrl: undefined }); // { sms_url: 'https://example.com' }
 */
export function keptSettings(specs: KeptSpecs, given: Readonly<Record<string, unknown>>): KeptSettings {
  const kept: Record<string, string | number | boolean> = {};
  for (const name of Object.keys(specs)) {
    const value = given[name];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      kept[snakeCase(name)] = value;
  }
  return kept;
}
