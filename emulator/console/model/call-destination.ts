import type { PhoneNumber, Workflow } from './snapshot';

/**
 * What happens to a call to this number, in few words: the workflow its voice URL names, or the URL's path.
 *
 * A voice URL may carry `workflowSid` and further words for the task in its query.
 */
export function destinationOf({ voiceUrl }: PhoneNumber, workflows: readonly Workflow[]): string {
  const url = URL.parse(voiceUrl);
  if (!url) return voiceUrl;
  const words = [...url.searchParams].map(([name, value]) => {
    const workflow = workflows.find(({ sid }) => name === 'workflowSid' && sid === value);
    return workflow?.friendlyName ?? `${name} ${value}`;
  });
  return words.length > 0 ? words.join(', ') : `answered by ${url.pathname}`;
}

/** A number without what people put between its digits. */
export function plainNumber(text: string): string {
  return text.trim().replaceAll(/(?<=[\d+)\s])[\s().-]+(?=\d)|[()]/g, '');
}
