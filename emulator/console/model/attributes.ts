/** One attribute, ready to be shown. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
}

/** What a voice call brings along and nobody needs at a glance. */
const noise =
  /^(account_sid|api_version|call_sid|call_status|direction|conference|called|caller)$|_(city|state|zip|country)$/;

const titles = ['name', 'customer_name', 'from', 'caller', 'outbound_to'];

/** Who or what a task is about: the caller where there is one. */
export function taskTitle(attributes: Readonly<Record<string, unknown>>): string {
  for (const name of titles) {
    const value = attributes[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return 'Untitled task';
}

/** A task's attributes worth seeing at a glance, its title left out. */
export function taskFacts(attributes: Readonly<Record<string, unknown>>): Fact[] {
  const title = taskTitle(attributes);
  return facts(attributes).filter(({ name, values }) => !noise.test(name) && values[0] !== title);
}

/** A worker's attributes: lists such as skills first, then the single values. */
export function workerFacts(attributes: Readonly<Record<string, unknown>>): Fact[] {
  const lists = facts(attributes).filter(({ name }) => Array.isArray(attributes[name]));
  const singles = facts(attributes).filter(({ name }) => !Array.isArray(attributes[name]));
  return [...lists, ...singles];
}

function facts(attributes: Readonly<Record<string, unknown>>): Fact[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const values = (Array.isArray(value) ? value : [value]).filter((part) => part !== null && part !== '').map(shown);
    return values.length > 0 ? [{ name, values }] : [];
  });
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export type ReadAttributes = { readonly attributes: string } | { readonly problem: string };

/** Looks at the attributes a person typed for a new task, which are sent as they were typed. */
export function readAttributes(text: string): ReadAttributes {
  if (text.trim() === '') return { attributes: '{}' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `This is not JSON (${reason}). Write an object such as {"selected_language": "es"}.` };
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { attributes: text };
  return { problem: 'Attributes must be a JSON object, such as {"selected_language": "es"}.' };
}
