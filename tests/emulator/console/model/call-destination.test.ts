import { destinationOf, plainNumber } from '../../../../emulator/console/model/call-destination';
import { sidOf } from '../pretend';

const workflows = [
  { sid: sidOf('WW', 2), friendlyName: 'Incoming Customer Care Requests', assignmentCallbackUrl: null },
];

describe('destinationOf', () => {
  it.each([
    ['http://127.0.0.1:3000/incoming-call', 'answered by /incoming-call'],
    [
      `http://127.0.0.1:3000/incoming-call?workflowSid=${sidOf('WW', 2)}&selected_language=es`,
      'Incoming Customer Care Requests, selected_language es',
    ],
    [`http://127.0.0.1:3000/?workflowSid=${sidOf('WW', 9)}`, `workflowSid ${sidOf('WW', 9)}`],
    ['not a URL', 'not a URL'],
  ])('says where %s leads', (voiceUrl, words) => {
    expect(destinationOf({ number: '+15550100', voiceUrl }, workflows)).toBe(words);
  });
});

describe('plainNumber', () => {
  it.each([
    ['+15550142', '+15550142'],
    [' +1 (555) 01-42 ', '+15550142'],
    ['+49 30.1234', '+49301234'],
    ['anonymous', 'anonymous'],
    ['client:alice-b', 'client:alice-b'],
  ])('takes %j as %j', (typed, number) => {
    expect(plainNumber(typed)).toBe(number);
  });
});
