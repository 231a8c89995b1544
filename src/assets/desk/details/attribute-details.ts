import type { Attributes } from '../ground/facts';
import { attributeAt } from '../ground/attribute-at';
import { isObject } from '../ground/json';
import type { Field } from '../settings/settings-state';
import { isShownElsewhere } from '../ground/task';
import { plainText } from '../ground/plain-text';
import { readUrl } from '../../../lib/text/read-url';

/** What an attribute says, for people to read. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** An address that may be followed. `host` is where it leads, which the text need not say. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string; readonly host?: string }
  | { readonly kind: 'list'; readonly values: readonly Value[] }
  | { readonly kind: 'group'; readonly details: readonly Detail[] };

/** An attribute for people to read. */
export interface Detail {
  /** The attribute's key as its owner wrote it: no two details have the same. */
  readonly key: string;
  /** The key as it may be shown. */
  readonly name: string;
  /** What the operator calls it. */
  readonly label?: string;
  readonly value: Value;
}

/** Objects in objects are shown this deep; what lies deeper is named only by its keys. */
const DEEPEST = 4;

/** Attributes are 4096 bytes at most, so this is for a list of nothing but commas. */
const LONGEST_LIST = 200;

/**
 * What else the agent may want to know of a task.
 *
 * @param fields - The operator's choice, in its order; without one, everything that is neither plumbing nor shown
 * elsewhere on the card, in the order it was written.
 */
export function detailsOf(attributes: Attributes, fields?: readonly Field[]): Detail[] {
  if (!fields) return entriesOf(attributes, 0, isShownElsewhere);
  return fields.flatMap(({ key, label }): Detail[] => {
    const value = valueOf(attributeAt(attributes, key), 0);
    return value ? [{ key, name: plainText(key), value, ...(label !== undefined && { label }) }] : [];
  });
}

function entriesOf(object: Attributes, depth: number, isLeftOut: (name: string) => boolean): Detail[] {
  return Object.entries(object).flatMap(([key, raw]): Detail[] => {
    const name = plainText(key);
    if (name === '' || isLeftOut(name)) return [];
    const value = valueOf(raw, depth);
    return value ? [{ key, name, value }] : [];
  });
}

function valueOf(raw: unknown, depth: number): Value | undefined {
  if (typeof raw === 'number' || typeof raw === 'boolean') return { kind: 'text', text: String(raw) };
  if (typeof raw === 'string') return textOrLink(raw);
  if (Array.isArray(raw)) return listOf(raw, depth);
  if (!isObject(raw)) return undefined;
  if (depth >= DEEPEST) return textOrLink(Object.keys(raw).join(', '));
  const details = entriesOf(raw, depth + 1, () => false);
  return details.length > 0 ? { kind: 'group', details } : undefined;
}

function listOf(raw: readonly unknown[], depth: number): Value | undefined {
  if (depth >= DEEPEST) return { kind: 'text', text: '…' };
  const values = raw
    .slice(0, LONGEST_LIST)
    .map((one) => valueOf(one, depth + 1))
    .filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  if (!values.every((value) => value.kind === 'text')) return { kind: 'list', values };
  return { kind: 'text', text: values.map(({ text }) => text).join(', ') };
}

function textOrLink(raw: string): Value | undefined {
  const text = plainText(raw);
  return text === '' ? undefined : (linkOf(text) ?? { kind: 'text', text });
}

/** Schemes that lead nowhere but to a page, a letter or a call: no `javascript:`, no `data:`, no app of its own. */
const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * A text that is an address and nothing else. One with a name and password in it is none: `https://bank.example@evil.test`
 * is read as the bank's. Neither is a letter to more than its receiver, who may have been given a hidden one, nor a number
 * with `*` or `#`, which telephones take for orders, as to forward their calls.
 */
function linkOf(text: string): Value | undefined {
  if (!/^(https?:\/\/\S+|mailto:[^\s?]+|tel:\+?[\d().-]+)$/i.test(text)) return undefined;
  const url = readUrl(text);
  if (!url) return undefined;
  const { protocol, username, password, href, hostname } = url;
  if (!SAFE.has(protocol) || username !== '' || password !== '') return undefined;
  return { kind: 'link', text, href, ...(hostname !== '' && { host: hostname }) };
}
