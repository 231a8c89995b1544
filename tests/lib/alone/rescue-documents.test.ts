import fc from 'fast-check';
import { twiml } from 'twilio';
import { parseTwiml } from '../../../emulator/voice/twiml';
import { attributesAgain, closingDocument, enqueueAgain } from '../../../src/lib/alone/rescue-documents';
import type { OfferedAgain } from '../../../src/lib/alone/offered-again';
import { aCustomer } from './customers';

const empty = () => new twiml.VoiceResponse();
const record: OfferedAgain = {
  of: 'WT1',
  times: 1,
  since: '2031-04-06T12:00:00.000Z',
  why: 'nobody was left in the call',
};
const words = { say: 'Bye' };

const enqueued = (attributes: string, priority = 0) => {
  const task = { ...aCustomer().task, attributes, priority };
  const document = enqueueAgain(empty, task, { workflowSid: 'WW1', record, words });
  const verbs = parseTwiml(document);
  const [enqueue, ...rest] = verbs;
  return { document, task: enqueue?.children[0], enqueue, rest };
};

it('keeps every byte of the attributes but what is stale', () => {
  const attributes =
    '{"id": 12345678901234567890, "conference": {"sid": "CF1"}, "price": 1.10, "rescued_at": "x", "wrap_up": {"notes": "<&>"}}';
  expect(attributesAgain(attributes, record)).toBe(
    `{"id": 12345678901234567890, "price": 1.10, "wrap_up": {"notes": "<&>"},"offered_again":${JSON.stringify(record)}}`,
  );
});

it('knows of the recording of the customer’s call, and of no conference that they have left', () => {
  const again = (note: object): unknown =>
    JSON.parse(attributesAgain(JSON.stringify({ desk_recording: note }), record));
  const ofCall = { sid: 'RE1', call: 'CA1', pauses: [] };
  expect(again(ofCall)).toEqual({ desk_recording: ofCall, offered_again: record });
  expect(again({ sid: 'RE1', pauses: [] })).toEqual({ offered_again: record });
});

it('does not have TaskRouter call a customer who is on the line, and says whom it was', () => {
  const again: unknown = JSON.parse(attributesAgain('{"outbound_to": "+15550123", "direction": "outbound"}', record));
  expect(again).toEqual({ direction: 'outbound', offered_again: { ...record, customer: '+15550123' } });
});

it('enqueues first in line, and has closing words where there is no room', () => {
  const { enqueue, task, rest } = enqueued('{"name": "Ana <b> & \\"co\\""}', 7);
  expect(enqueue).toMatchObject({ name: 'Enqueue', attributes: { workflowSid: 'WW1' } });
  expect(task?.attributes).toEqual({ priority: '1000007' });
  expect(JSON.parse(task?.text ?? '')).toMatchObject({ name: 'Ana <b> & "co"' });
  expect(rest.map(({ name, text }) => [name, text])).toEqual([
    ['Say', 'Bye'],
    ['Hangup', ''],
  ]);
  expect(enqueued('{}', 2_147_483_647).task?.attributes).toEqual({ priority: '2147483647' });
});

it('never makes a document that Twilio would refuse for its length', () => {
  const notes = fc.string({ maxLength: 4_000, unit: 'grapheme' });
  const other = fc.string({ maxLength: 4_000 });
  fc.assert(
    fc.property(notes, other, (text, more) => {
      const { document, task } = enqueued(JSON.stringify({ more, wrap_up: { notes: text } }));
      expect(document.length).toBeLessThanOrEqual(4_000);
      expect(JSON.parse(task?.text ?? '')).toMatchObject({ offered_again: record });
    }),
  );
});

it('cuts long notes in the middle, and leaves the rest', () => {
  const notes = `begin ${'x'.repeat(3_900)} end`;
  const { task } = enqueued(JSON.stringify({ order: 7, wrap_up: { notes, disposition: 'sale' } }));
  expect(JSON.parse(task?.text ?? '')).toMatchObject({
    order: 7,
    wrap_up: { notes: expect.stringMatching(/^begin x+…x+ end$/), disposition: 'sale' },
  });
});

it('reads a number out digit by digit, in the voice that was configured', () => {
  const document = closingDocument(empty, {
    say: 'Call {callbackNumber}.',
    language: 'en-GB',
    voice: 'Polly.Amy',
    callbackNumber: '+15550100',
  });
  expect(document).toContain('<Say language="en-GB" voice="Polly.Amy">Call 1 5 5 5 0 1 0 0.</Say><Hangup/>');
});
