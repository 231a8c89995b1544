import { array, boolean, nullish, object, optional, record, safeParse, string, union, unknown } from 'valibot';
import { unauthenticated } from '../account/twilio-error';

/**
 * What a policy wants of a query or form, by parameter: a value, or whether it must be there and with which value. PHP's
 * library writes an empty list where there is none.
 */
const filter = nullish(
  union([
    record(string(), union([string(), object({ required: optional(boolean(), false), value: optional(string()) })])),
    array(unknown()),
  ]),
);

const policySchema = object({
  url: string(),
  method: string(),
  allow: optional(boolean(), false),
  query_filter: filter,
  post_filter: filter,
});

type Matchers = Readonly<Record<string, string | { readonly required: boolean; readonly value?: string | undefined }>>;

/** One rule of a capability token, read. */
interface Policy {
  readonly method: string;
  readonly path: readonly string[];
  readonly allow: boolean;
  readonly query: Matchers;
  readonly form: Matchers;
}

/** What a client asks for, as a policy sees it. */
export interface Asked {
  readonly method: string;
  /** Of the address, without its origin: the policies name Twilio's, whichever the client was told. */
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

/**
 * What a capability token allows.
 *
 * @example
 * const policies = new Policies([{ url: 'https://taskrouter.twilio.com/v1/Workspaces/WS1/Tasks/**', method: 'GET', allow: true }]);
 * const none = new URLSearchParams();
 * policies.allow({ method: 'GET', pathname: '/v1/Workspaces/WS1/Tasks/WT1', query: none, form: none }); // true
 * @see https://www.twilio.com/docs/taskrouter/js-sdk-v1/workspace/constructing-jwts
 */
export class Policies {
  readonly #policies: readonly Policy[];

  /**
   * @param claim - The token's `policies`.
   * @throws TwilioError 401 where they are none
   */
  constructor(claim: readonly unknown[]) {
    const read = safeParse(array(policySchema), claim);
    if (!read.success) throw unauthenticated(`Invalid token: its policies are wrong. ${read.issues[0].message}`);
    this.#policies = read.output.map(({ url, method, allow, query_filter: query, post_filter: form }) => ({
      method,
      path: segments(url.replace(/^\w+:\/\/[^/]*/, '')),
      allow,
      query: matchers(query),
      form: matchers(form),
    }));
  }

  /** The most specific of the rules that match decides; where there is none, or two that contradict each other, the answer is no. */
  allow({ method, pathname, query, form }: Asked): boolean {
    const path = segments(pathname);
    const matching = this.#policies.filter(
      (policy) =>
        policy.method === method && isAt(policy.path, path) && fits(policy.query, query) && fits(policy.form, form),
    );
    const highest = Math.max(...matching.map(specificity));
    const deciding = matching.filter((policy) => specificity(policy) === highest);
    return deciding.length > 0 && deciding.every(({ allow }) => allow);
  }
}

const matchers = (given: Matchers | readonly unknown[] | null | undefined): Matchers =>
  given && !isList(given) ? given : {};

const isList = (value: object): value is readonly unknown[] => Array.isArray(value);

/** Version 1 asks for the workspace with a slash at the end. */
function segments(path: string): string[] {
  return path.replace(/\/$/, '').split('/').slice(1).map(decode);
}

/** As the REST API reads a segment, or a rule could be gone round by spelling a letter otherwise. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** `*` at the end stands for one segment, `**` for one or more. */
function isAt(pattern: readonly string[], path: readonly string[]): boolean {
  const last = pattern.at(-1);
  const literal = last === '*' || last === '**' ? pattern.slice(0, -1) : pattern;
  if (!literal.every((segment, at) => segment === path[at])) return false;
  const beyond = path.length - literal.length;
  if (last === '**') return beyond > 0;
  return beyond === (last === '*' ? 1 : 0);
}

/** A filter names everything that may be there; without one, everything may. */
function fits(filter: Matchers, given: URLSearchParams): boolean {
  const wanted = Object.entries(filter);
  if (wanted.length === 0) return true;
  const names = [...given.keys()];
  return (
    names.every((name) => Object.hasOwn(filter, name)) &&
    wanted.every(([name, matcher]) => {
      const { required, value } = typeof matcher === 'string' ? { required: true, value: matcher } : matcher;
      if (!given.has(name)) return !required;
      return value === undefined || given.getAll(name).every((sent) => sent === value);
    })
  );
}

/** A longer path before a shorter one, without wildcard before `*` before `**`, with a filter before one without. */
function specificity({ path, query, form }: Policy): number {
  const last = path.at(-1);
  const isWildcard = last === '*' || last === '**';
  const literals = isWildcard ? path.length - 1 : path.length;
  const ends = ['**', '*', 'literally'];
  const ending = ends.indexOf(isWildcard ? last : 'literally');
  const hasFilter = Object.keys(query).length + Object.keys(form).length > 0;
  return (literals * ends.length + ending) * 2 + Number(hasFilter);
}
