import { textAt, withValues } from '../attributes/edit-attributes';

/** Where reports look for how a call went. @see https://www.twilio.com/docs/flex/developer/insights/enhance-integration */
const REPORTED = 'conversations';

/** What reports are told of a call, by the names that Flex Insights has for them. */
export interface Reported {
  /** The code of the disposition. */
  readonly outcome?: string;
  /** Who ended the agent's part in the call. */
  readonly hang_up_by?: 'Customer' | 'Agent' | 'Cold Transfer' | 'Warm Transfer';
}

/** The attributes with what reports are told; as they are where something else stands in its place. @param attributes - JSON text of an object. */
export function withReported(attributes: string, reported: Reported): string {
  const stands = textAt(attributes, [REPORTED]);
  return stands === undefined || stands.startsWith('{')
    ? withValues(attributes, [REPORTED], { ...reported })
    : attributes;
}
