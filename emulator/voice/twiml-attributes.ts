import type { WebhookMethod } from '../callbacks/webhooks';
import { TwimlError, type TwimlElement } from './twiml';

/** Another document to go on with. A `url` that is empty means the document it stands in. */
export interface Target {
  readonly url: string;
  readonly method: WebhookMethod;
}

const refuse = ({ name, attributes }: TwimlElement, attribute: string, expected: string): TwimlError =>
  new TwimlError(
    12200,
    `Attribute ${attribute} of <${name}> is ${JSON.stringify(attributes[attribute])}, expected ${expected}`,
  );

/** @throws TwimlError 12200 unless it is a whole number */
export function wholeNumber(element: TwimlElement, name: string): number | undefined {
  const text = element.attributes[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,10}$/.test(text)) throw refuse(element, name, 'a whole number');
  return Number(text);
}

/** @throws TwimlError 12200 unless it is GET or POST */
export function methodOf(element: TwimlElement, name = 'method'): WebhookMethod {
  const method = (element.attributes[name] ?? 'POST').toUpperCase();
  if (method === 'GET' || method === 'POST') return method;
  throw refuse(element, name, 'GET or POST');
}

/** @throws TwimlError 12200 unless it is true or false */
export function flagOf(element: TwimlElement, name: string, absent: boolean): boolean {
  const text = element.attributes[name];
  if (text === undefined) return absent;
  if (text === 'true' || text === 'false') return text === 'true';
  throw refuse(element, name, 'true or false');
}
