import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { readNumber } from '../../src/lib/attributes/exact';

/** Stands where a secret stood. */
export const struckOut = '[struck out]';

/** In a field's name, whatever its case and however its words are joined. */
const secretWords =
  /passw(?:or)?d|passcode|passphrase|secret|token|authorization|credential|cookie|signature|apikey|privatekey/;
const secretNames = /^(?:pin|otp|cvc|cvv|hash|salt)$/;
/** Tokens that only say where a list goes on, and how long one lives. */
const harmlessNames = /^(?:page|next|previous)token$|^tokenlifetime$/;
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*){0,3}/g;
const passwordInUrl = /(\b[a-z][a-z\d+.-]*:\/\/)[^\s/@:"]*:[^\s/@"]*@/gi;
/** As in a query or a form. */
const pair = /([?&;]|^)([\w.[\]%-]{1,64})=([^&\s"']*)/g;
const basic = /\b(basic|bearer) +[\w+/=.~-]{8,}/gi;
/** A field of JSON that is not whole, at whatever depth of JSON inside of JSON. */
const field = /(\\*")([\w .-]{1,64})\1(\s*:\s*)(?:\1([\s\S]*?)(?:(?<!\\)\1|$)|(-?[\d.eE+]+))/g;

/** Whether what a field of this name holds is nobody else's business. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[\s_.-]/g, '');
  return (secretWords.test(plain) && !harmlessNames.test(plain)) || secretNames.test(plain);
}

/**
 * Strikes the secrets out of a text: JSON, a form, an address or words. Passwords, tokens and the like are known by the names of
 * their fields, at any depth; JSON Web Tokens, `Basic …` and passwords in addresses by their looks. A text without any is
 * given back as it is, and no number loses a digit.
 *
 * @example
 * withoutSecrets('Identity=alice&AuthToken=12345'); // 'Identity=alice&AuthToken=[struck out]'
 */
export function withoutSecrets(text: string): string {
  if (!/^\s*[[{]/.test(text)) return struckText(text);
  let json: unknown;
  try {
    json = parse(text, undefined, { parseNumber: readNumber, onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    return struckText(text.replace(field, struckField));
  }
  const struck = struckValue(json);
  return struck === json ? text : (stringify(struck) ?? text);
}

/** The same for the fields of an object: those with a secret's name are struck out whole. */
export function fieldsWithoutSecrets(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isSecretName(name) ? struckOut : withoutSecrets(value)]),
  );
}

/** The same for everything inside of an object. */
export function objectWithoutSecrets(value: object): object {
  const struck = struckValue(value);
  return typeof struck === 'object' && struck !== null ? struck : value;
}

/** The same for the parameters of a query or form. */
export function formWithoutSecrets(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...form].map(([name, value]) => [name, isSecretName(name) ? struckOut : withoutSecrets(value)]),
  );
}

function struckText(text: string): string {
  return text
    .replace(jsonWebToken, struckOut)
    .replace(passwordInUrl, `$1${struckOut}@`)
    .replace(basic, `$1 ${struckOut}`)
    .replace(pair, (whole, before: string, name: string) =>
      isSecretName(name) ? `${before}${name}=${struckOut}` : whole,
    );
}

function struckField(
  whole: string,
  quote: string,
  name: string,
  colon: string,
  text: string | undefined,
  number: string | undefined,
): string {
  if (!isSecretName(name)) {
    if (text === undefined) return whole;
    const inside = quote.length * 3 + name.length + colon.length;
    return whole.slice(0, inside) + text.replace(field, struckField) + whole.slice(inside + text.length);
  }
  if (text === undefined && number === undefined) return whole;
  return `${quote}${name}${quote}${colon}${quote}${struckOut}${quote}`;
}

/** The value itself where nothing had to be struck out. */
function struckValue(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (typeof value !== 'object' || value === null || isLosslessNumber(value)) return value;
  if (Array.isArray(value)) {
    const struck = value.map(struckValue);
    return struck.some((one, index) => one !== value[index]) ? struck : value;
  }
  let changed = false;
  const entries = Object.entries(value).map(([name, inside]): [string, unknown] => {
    const struck = isSecretName(name) && isPlain(inside) ? struckOut : struckValue(inside);
    changed ||= struck !== inside;
    return [name, struck];
  });
  return changed ? Object.fromEntries(entries) : value;
}

/** What a secret can be; the fields of an object are judged by their own names, and nothing at all is no secret. */
const isPlain = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || isLosslessNumber(value);
