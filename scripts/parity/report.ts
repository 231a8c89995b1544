import { signs, type Choice } from './choices';
import type { Difference } from './differences';

/** Differences that are one: the same thing differs in the same way, in however many scenarios. */
export interface Finding {
  readonly choice: string | undefined;
  readonly what: string;
  /** Where it was seen first. */
  readonly first: Difference;
  readonly times: number;
}

/** By its header alone, which all resources share, or by request and field. */
const placeOf = ({ what, where }: Difference): string => (what.startsWith('header ') ? what : `${where}: ${what}`);

/**
 * Puts differences together, those of each choice first in the order of `emulator/choices.yaml`, those of none last.
 *
 * What a choice is said to show in is its own wherever it differs. Else a difference is of the choice that its request is about,
 * unless it is there, too, where a request is about something else.
 */
export function findingsOf(differences: readonly Difference[], choices: ReadonlyMap<string, Choice>): Finding[] {
  const owners = new Map([...choices].flatMap(([name, { shows }]) => (shows === undefined ? [] : [[shows, name]])));
  const order = [...choices.keys()];
  const byPlace = new Map<string, [Difference, ...Difference[]]>();
  for (const difference of differences) {
    const place = placeOf(difference);
    const known = byPlace.get(place);
    if (known) known.push(difference);
    else byPlace.set(place, [difference]);
  }
  const rank = ({ choice }: Finding): number => (choice === undefined ? order.length : order.indexOf(choice));
  return [...byPlace]
    .map(([what, [first, ...more]]): Finding => {
      const isOfOne = more.every(({ about }) => about === first.about);
      return { choice: owners.get(what) ?? (isOfOne ? first.about : undefined), what, first, times: more.length + 1 };
    })
    .sort((one, other) => rank(one) - rank(other));
}

/** A person's reading of findings, by choice. */
export function tell(findings: readonly Finding[], choices: ReadonlyMap<string, Choice>): string {
  const lines: string[] = [];
  let last: string | undefined | null = null;
  for (const { choice, what, first, times } of findings) {
    if (choice !== last) {
      const known = choice === undefined ? undefined : choices.get(choice);
      lines.push(
        '',
        known && choice !== undefined ? `${signs[known.state]} ${choice} (${known.state})` : 'of no choice',
      );
    }
    last = choice;
    const more = times > 1 ? `, and ${times - 1} more` : '';
    lines.push(
      `  ${what}`,
      `    here   ${first.local}`,
      `    there  ${first.service}`,
      `    in     ${first.scenario}${more}`,
    );
  }
  return lines.join('\n').trimStart();
}
