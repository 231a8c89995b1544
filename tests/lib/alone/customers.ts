import type { Customer, Place } from '../../../src/lib/alone/customer';

const sid = (prefix: string, number = 1): string => prefix + String(number).padStart(32, '0');

/** A customer's place in a conference: with nobody, unless told otherwise. */
export const inConference = (change: { held?: boolean; heard?: number; called?: number } = {}): Place => ({
  kind: 'conference',
  conferenceSid: sid('CF'),
  held: false,
  heard: 0,
  called: 0,
  ...change,
});

export const inQueue: Place = { kind: 'queue', queueSid: sid('QU') };

/** A customer whose worker is gone, unless told otherwise. */
export const aCustomer = (change: Partial<Customer> = {}): Customer => ({
  callSid: sid('CA'),
  task: {
    sid: sid('WT'),
    status: 'wrapping',
    attributes: JSON.stringify({ call_sid: sid('CA') }),
    workflowSid: sid('WW'),
    workflowName: 'Sales',
    priority: 0,
    version: '3',
  },
  reservations: ['wrapping'],
  place: inConference(),
  since: undefined,
  ...change,
});
