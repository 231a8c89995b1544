import { readUrl } from '../../../lib/text/read-url';

/** Stands for a task attribute in an address: `{customer.id}`. */
const PLACEHOLDER = /\{([^{}]+)\}/g;

/** Scheme, host and port, in which nothing stands for anything. A browser takes a backslash for a slash. */
const WRITTEN_OUT = /^https?:\/\/[^/?#\\{}@]+(?:[/?#][^\\]*)?$/i;

/** Half a character, as programs make that cut texts: no address can hold one. */
const HALF = /\p{Surrogate}/gu;

/** The attributes an address wants, in its order. */
export function wantedBy(address: string): string[] {
  return [...address.matchAll(PLACEHOLDER)].map(([, key = '']) => key);
}

/**
 * An address with values put into it. Each is encoded, so that it cannot be anything but a value: no further parameter, and
 * no step up in the path.
 *
 * @param valueOf - What stands for a key; `undefined` where the task has nothing there.
 * @returns `undefined` where a value is missing: half an address would show somebody else.
 */
export function filledIn(address: string, valueOf: (key: string) => string | undefined): string | undefined {
  const values = wantedBy(address).map(valueOf);
  if (values.some((value) => value === undefined || value === '' || /^\.{1,2}$/.test(value))) return undefined;
  return address.replace(PLACEHOLDER, () => encodeURIComponent((values.shift() ?? '').replace(HALF, '\ufffd')));
}

/**
 * What is wrong with an address template, for whoever configures it. It must say by itself where it leads: no value may
 * choose the scheme, the host or the port.
 *
 * @returns `undefined` for one that can be used
 */
export function wrongWithAddress(address: string): string | undefined {
  if (!WRITTEN_OUT.test(address))
    return 'expected an address such as "https://crm.example/search?phone={from}", with its host written out';
  const url = readUrl(address.replace(PLACEHOLDER, 'x'));
  if (!url) return 'expected an address that a browser can open';
  if (url.protocol === 'http:' && url.hostname !== 'localhost')
    return 'expected https, so that nobody on the way reads whom the agent talks to';
  return undefined;
}
