import { XMLParser } from 'fast-xml-parser';
import { createIncomingCallHandler } from '../../src/functions/incoming-call.protected';
import { callSid, charles, environment, otherSid, workflowSid } from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform } from './runtime';

/** What Twilio posts about a call. */
const webhook = { CallSid: callSid, From: '+15550111', To: '+15550100', Direction: 'inbound', CallStatus: 'ringing' };

const call = (query: object = {}) =>
  invoke(createIncomingCallHandler(new TestPlatform()), { query, body: webhook, env: environment('') });

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });
const responseOf = (text: string): { Say: string; Enqueue: { '@workflowSid': string; Task: string } } =>
  parser.parse(text).Response;

it('greets the caller and then makes a task of the call', async () => {
  const received = await call();
  expect(received.status).toBe(200);
  expect(received.headers).toMatchObject({ 'Content-Type': 'text/xml' });
  const response = responseOf(received.text);
  expect(Object.keys(response)).toEqual(['Say', 'Enqueue']);
  expect(response.Say).toContain('Thank you for calling');
  expect(response.Enqueue).toEqual({ '@workflowSid': workflowSid, Task: '{}' });
});

it('goes into the workflow, and with the language, that the number’s URL names', async () => {
  const query = { workflowSid: otherSid('WW', 2), selected_language: 'es' };
  const { Enqueue } = responseOf((await call(query)).text);
  expect(Enqueue['@workflowSid']).toBe(otherSid('WW', 2));
  expect(JSON.parse(Enqueue.Task)).toEqual({ selected_language: 'es' });
});

it.each(['es', 'en-GB', 'zh-Hant-TW'])('knows the language %s', async (language) => {
  expect((await call({ selected_language: language })).text).toContain(language);
});

it.each([
  ['an empty workflow', { workflowSid: '' }, '`workflowSid`'],
  ['the SID of something else', { workflowSid: charles.sid }, '`workflowSid`'],
  ['two workflows', { workflowSid: [workflowSid, workflowSid] }, '`workflowSid`'],
  ['a workflow that is an object', { workflowSid: { a: workflowSid } }, '`workflowSid`'],
  ['an empty language', { selected_language: '' }, '`selected_language`'],
  ['two languages', { selected_language: ['es', 'en'] }, '`selected_language`'],
  ['a language that is markup', { selected_language: '</Task><Hangup/>' }, '`selected_language`'],
  ['a language that is a sentence', { selected_language: 'spanish please' }, '`selected_language`'],
])('refuses %s', async (_, query, complaint) => {
  const received = await call(query);
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toContain(complaint);
});
