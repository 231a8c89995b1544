import { signal } from '@preact/signals';
import { plainNumber } from '../ground/phone-number';
import type * as rulesOfNumbers from './numbering-plan';
import type { Typed } from './numbers-state';

type Rules = typeof rulesOfNumbers;
type Plan = rulesOfNumbers.Plan;

/** Where the rules and the plans come from: they are heavy, and come after the card. */
export interface NumberSources {
  readonly loadRules: () => Promise<Rules>;
  /** @param name - The first digit of a country code, or `home`. */
  readonly loadPlan: (name: string) => Promise<Plan>;
}

interface Known {
  readonly rules?: Rules;
  readonly plans: Readonly<Record<string, Plan>>;
  /** The country whose numbers are typed without a code. */
  readonly home?: string;
}

/** Whatever reads it is drawn again once more of it is there. */
const known = signal<Known>({ plans: {} });
let sources: NumberSources | undefined;
const asked = new Set<string>();

/** From here on numbers are grouped as their countries write them; before, and where that fails, they are shown as they came. */
export function useNumberSources(from: NumberSources): void {
  sources = from;
  asked.clear();
  known.value = { plans: {} };
}

/** Says in which country the agents are. */
export function numbersAtHome(country: string | undefined): void {
  if (country === undefined || known.peek().home === country) return;
  known.value = { ...known.peek(), home: country };
  want('home');
}

/** Loads what it takes to write a number, or to read one that is being typed. One that does not come is asked for again with the next number. */
export function wantPlanFor(number: string): void {
  const [, zone] = /^\+([1-9])/.exec(plainNumber(number)) ?? [];
  if (zone !== undefined && !isAtHome(number)) want(zone);
}

function want(name: string): void {
  if (!sources || asked.has(name)) return;
  asked.add(name);
  void learn(sources, name);
}

async function learn({ loadRules, loadPlan }: NumberSources, name: string): Promise<void> {
  try {
    const [rules, plan] = await Promise.all([loadRules(), loadPlan(name)]);
    const before = known.peek();
    known.value = { ...before, rules, plans: { ...before.plans, [name]: plan } };
  } catch {
    asked.delete(name);
  }
}

function isAtHome(number: string): boolean {
  const codes = Object.keys(known.peek().plans['home']?.country_calling_codes ?? {});
  return codes.some((code) => plainNumber(number).startsWith(`+${code}`));
}

function planFor(number: string): Plan | undefined {
  const { plans } = known.value;
  return isAtHome(number) ? plans['home'] : plans[plainNumber(number)[1] ?? ''];
}

/** A number in the groups in which its country writes it, once that is known; see {@link wantPlanFor}. */
export function groupsOf(number: string): readonly string[] | undefined {
  const plan = planFor(number);
  return plan && known.value.rules?.groupsIn(number, plan);
}

/** What somebody meant who typed a number, where that is known by now; see {@link wantPlanFor}. */
export function typedNumber(text: string): Typed | undefined {
  const { rules, plans, home } = known.peek();
  const number = plainNumber(text);
  const plan = number.startsWith('+') ? planFor(number) : plans['home'];
  const meaning = plan && rules?.typedIn(number, plan, home);
  return meaning && { ...meaning, text };
}
