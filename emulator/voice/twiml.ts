import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** A verb or noun of TwiML. */
export interface TwimlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly inside, trimmed. */
  readonly text: string;
  readonly children: readonly TwimlElement[];
}

/** A document, or a verb in it, that cannot be made sense of. */
export class TwimlError extends Error {
  override readonly name = 'TwimlError';

  constructor(
    /** Twilio's code for it. @see https://www.twilio.com/docs/api/errors */
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  // Named HTML entities beyond XML's five stay as they are; this is for the numeric ones.
  htmlEntities: true,
});

const attributesKey = ':@';
const textKey = '#text';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function attributesOf(node: Record<string, unknown>): Record<string, string> {
  const given = node[attributesKey];
  if (!isRecord(given)) return {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}

/** The parser's nodes, each an object with one key: the element's name, or that of text. */
function elementsOf(nodes: unknown): TwimlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.filter(isRecord).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== attributesKey);
    if (name === undefined || name === textKey || name.startsWith('?')) return [];
    const inside: unknown = node[name];
    return [{ name, attributes: attributesOf(node), text: textOf(inside), children: elementsOf(inside) }];
  });
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes
    .filter(isRecord)
    .map((node) => node[textKey])
    .filter((text) => typeof text === 'string')
    .join('')
    .trim();
}

/**
 * Reads a TwiML document.
 *
 * @returns Its verbs, in order; whether each can be done is not looked at.
 * @throws TwimlError 12100 where it is not well-formed XML with a `<Response>` around it
 * @see https://www.twilio.com/docs/voice/twiml
 */
export function parseTwiml(xml: string): readonly TwimlElement[] {
  const refuse = (what: string): TwimlError => new TwimlError(12100, `The answer is not TwiML: ${what}`);
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw refuse(`${valid.err.msg} (line ${valid.err.line})`);
  let elements: TwimlElement[];
  try {
    elements = elementsOf(parser.parse(xml));
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const [root] = elements;
  if (root?.name !== 'Response' || elements.length > 1)
    throw refuse(`its root is <${root?.name ?? ''}>, expected <Response>`);
  return root.children;
}
