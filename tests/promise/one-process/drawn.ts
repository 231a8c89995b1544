import { XMLParser } from 'fast-xml-parser';

/** As fast-xml-parser keeps the order of things: a node's name with its children, or text. */
type Parsed = Record<string, unknown>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

/** An element of a page as it is drawn. */
export class Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly #children: readonly (Drawn | string)[];

  private constructor(name: string, attributes: Readonly<Record<string, string>>, children: readonly Parsed[]) {
    this.name = name;
    this.attributes = attributes;
    this.#children = children.map((child) => Drawn.#of(child));
  }

  /** @param html - Of a whole page or a part, with every element closed. */
  static page(html: string): Drawn {
    const nodes: Parsed[] = parser.parse(html);
    return new Drawn('', {}, nodes);
  }

  static #of(node: Parsed): Drawn | string {
    if (TEXT in node) return String(node[TEXT]);
    const [name = ''] = Object.keys(node).filter((key) => key !== ATTRIBUTES);
    const attributes = Object.entries(node[ATTRIBUTES] ?? {}).map(([key, value]) => [key, String(value)] as const);
    return new Drawn(name, Object.fromEntries(attributes), node[name] as Parsed[]);
  }

  /** What it says, as it would be read: without what is hidden from assistive technology, and with single spaces. */
  get text(): string {
    return this.#words().replaceAll(/\s+/g, ' ').trim();
  }

  /** What it is called: its label, or what it says. */
  get label(): string {
    return this.attributes['aria-label'] ?? this.text;
  }

  get classes(): readonly string[] {
    return (this.attributes['class'] ?? '').split(' ');
  }

  /** Everything in it that this is true of, from its beginning to its end. */
  all(isMeant: (element: Drawn) => boolean): Drawn[] {
    return this.#children.flatMap((child) =>
      typeof child === 'string' ? [] : [...(isMeant(child) ? [child] : []), ...child.all(isMeant)],
    );
  }

  #words(): string {
    if (this.attributes['aria-hidden'] === 'true' || this.name === 'option') return '';
    const words = this.#children.map((child) => (typeof child === 'string' ? child : child.#words())).join('');
    return INLINE.has(this.name) ? words : ` ${words} `;
  }
}

/** What stands within a line; all else begins one of its own. */
const INLINE = new Set(['bdi', 'strong', 'span', 'em', 'time', 'small', 'kbd', 'a', 'b']);
