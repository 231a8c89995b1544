import { parseSync } from '@swc/core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ASSETS = join(__dirname, '../../../../src/assets');

/** Attributes that a person reads or hears. */
const READ = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'title',
]);

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const hasLetters = (text: unknown): text is string => typeof text === 'string' && /\p{L}/u.test(text);
const isPhrase = (text: unknown): text is string => typeof text === 'string' && /\p{L}\s+\p{L}/u.test(text);

function children(node: Node): Node[] {
  return Object.values(node).flatMap((value): Node[] => {
    if (Array.isArray(value)) {
      // Arguments and items of a list are wrapped in a plain object.
      return value.flatMap((item: unknown) =>
        isNode(item)
          ? [item]
          : isNode((item as Node | null)?.['expression'])
            ? [(item as { expression: Node }).expression]
            : [],
      );
    }
    return isNode(value) ? [value] : [];
  });
}

/** The words a source says itself instead of asking the messages for them. */
function literalsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: Node, shown: boolean): void => {
    const { type } = node;
    if (type === 'ImportDeclaration' || type === 'ExportNamedDeclaration') return;
    if (type === 'JSXAttribute') {
      const name = isNode(node['name']) ? String(node['name']['value']) : '';
      const value = node['value'];
      if (!isNode(value)) return;
      if (value['type'] !== 'StringLiteral') visit(value, READ.has(name));
      else if (READ.has(name) && hasLetters(value['value'])) found.push(value['value']);
      return;
    }
    if (type === 'JSXText' && hasLetters(node['value'])) found.push(node['value'].trim());
    const text = type === 'StringLiteral' ? node['value'] : type === 'TemplateElement' ? node['raw'] : undefined;
    if (shown ? hasLetters(text) : isPhrase(text)) found.push(String(text));
    for (const child of children(node)) visit(child, shownIn(node, child, shown));
  };
  visit(parseSync(source, { syntax: 'typescript', tsx: true, target: 'es2022' }) as unknown as Node, false);
  return found;
}

/** Whether a text right here is shown: in an element, but neither compared with something nor handed to a function. */
function shownIn(node: Node, child: Node, shown: boolean): boolean {
  switch (node['type']) {
    case 'JSXElement':
    case 'JSXFragment':
      return child['type'] === 'JSXExpressionContainer' || shown;
    case 'ConditionalExpression':
      return shown && child !== node['test'];
    case 'BinaryExpression':
      return (
        shown &&
        (node['operator'] === '||' || node['operator'] === '&&' || node['operator'] === '??') &&
        child === node['right']
      );
    case 'JSXExpressionContainer':
    case 'ParenthesisExpression':
    case 'TemplateLiteral':
      return shown;
    default:
      return false;
  }
}

const sources = readdirSync(ASSETS, { recursive: true, encoding: 'utf8' })
  .filter((file) =>
    /^floor\/view\/(?!messages\/).*\.tsx?$|^desk\/.*(?:\.tsx|-words\.ts|\/(?:card-headline|format|sign-in-problem)\.ts)$/.test(
      file,
    ),
  )
  // Each language by its own name, in every language.
  .filter((file) => file !== 'desk/language/language-picker.tsx')
  .toSorted();

it.each(sources)('%s says nothing that is not a message', (file) => {
  expect(literalsIn(readFileSync(join(ASSETS, file), 'utf8'))).toEqual([]);
});

it.each([
  ['a text in an element', 'const A = () => <p>Hello</p>;', ['Hello']],
  ['a text in braces', "const A = ({ on }) => <p>{on ? 'Yes' : say('a.no')}</p>;", ['Yes']],
  ['a text after a condition', "const A = ({ on }) => <p>{on === 'x' && 'Yes'}</p>;", ['Yes']],
  ['a template', 'const A = ({ n }) => <p>{`${n} calls`}</p>;', [' calls']],
  ['a name for screen readers', 'const A = () => <button aria-label="Close" class="button more" />;', ['Close']],
  ['a name for screen readers in braces', "const A = ({ on }) => <p title={on ? 'Open' : undefined} />;", ['Open']],
  ['a sentence anywhere', "const words = () => 'The call has ended';", ['The call has ended']],
])('the scan finds %s', (_, source, literals) => {
  expect(literalsIn(source)).toEqual(literals);
});
