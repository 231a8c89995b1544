import type { LoggedEvent, Workspace } from './snapshot';

/** A SID as it appears in text. */
export const sidPattern = /\b[A-Z]{2}[0-9a-f]{32}\b/;

/**
 * The events in which every word of the search occurs. A task's or a worker's SID stands for its reservations too, so
 * that it brings up the whole story.
 */
export function searchEvents(
  events: readonly LoggedEvent[],
  search: string,
  workspaces: readonly Workspace[],
): LoggedEvent[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const tests = words.map((word) => testOf(word, workspaces));
  return events.filter((event) => tests.every((test) => test(event)));
}

function testOf(word: string, workspaces: readonly Workspace[]): (event: LoggedEvent) => boolean {
  const related = new Set(
    workspaces
      .flatMap(({ reservations }) => reservations)
      .filter(({ taskSid, workerSid }) => [taskSid, workerSid].some((sid) => sid.toLowerCase() === word))
      .map(({ sid }) => sid),
  );
  return ({ type, description, resourceSid, sid }) =>
    (resourceSid !== null && related.has(resourceSid)) ||
    [type, description, resourceSid ?? '', sid].some((text) => text.toLowerCase().includes(word));
}
