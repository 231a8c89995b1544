import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ShownCall } from '../../../src/cli/calls/shown-call';
import { Floor } from '../floor';
import { caller, canceled, left, talking } from '../lonely';

describe('desk calls list', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  const list = async (...argv: string[]) => {
    const { json, exitCode } = await floor.desk(['calls', 'list', ...argv, '--json']);
    return { shown: json<ShownCall>(), exitCode };
  };

  it('tells of every customer where they are, those who are alone first', async () => {
    const gone = await left(floor, { name: 'Ana' });
    const waits = await caller(floor);
    const given = await canceled(floor);
    const { shown, exitCode } = await list();
    expect(exitCode).toBe(0);
    expect(
      shown
        .slice(0, 2)
        .map(({ callSid }) => callSid)
        .toSorted(),
    ).toEqual([gone.callSid, given.callSid].toSorted());
    const of = (callSid: string) => shown.find((call) => call.callSid === callSid);
    expect(shown).toHaveLength(3);
    expect(of(gone.callSid)).toMatchObject({ whereabouts: 'alone', taskSid: gone.taskSid, workflow: 'everybody' });
    expect(of(gone.callSid)?.conferenceSid).toMatch(/^CF/);
    expect(of(given.callSid)).toMatchObject({ whereabouts: 'alone', taskStatus: 'canceled', conferenceSid: null });
    expect(of(waits.callSid)).toMatchObject({ whereabouts: 'offered', taskSid: waits.taskSid, taskStatus: 'pending' });
  });

  it('tells who talks with whom', async () => {
    const { callSid, taskSid } = await talking(floor);
    expect((await list()).shown).toMatchObject([{ callSid, taskSid, whereabouts: 'talking', agent: 'alice' }]);
    expect(await list('--alone')).toEqual({ shown: [], exitCode: 0 });
  });

  it('tells who hears something that ends by itself', async () => {
    const greeting = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/xml').end('<Response><Pause length="60"/></Response>');
    });
    await new Promise<void>((resolve) => greeting.listen(0, '127.0.0.1', resolve));
    const voiceUrl = `http://127.0.0.1:${(greeting.address() as AddressInfo).port}/`;
    const [number] = await floor.client.incomingPhoneNumbers.list();
    await floor.client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceUrl });
    const callSid = floor.emulator.control.call('+15550123', '+15550200');
    await floor.emulator.clock.settle();
    const { shown } = await list();
    await new Promise((resolve) => greeting.close(resolve));
    expect(shown).toMatchObject([{ callSid, from: '+15550123', whereabouts: 'hearing', taskSid: null, agent: null }]);
  });

  it('ends with 7 where somebody is alone, and tells what to do', async () => {
    const { callSid } = await left(floor);
    await caller(floor);
    const { io, exitCode } = await floor.desk(['calls', 'list', '--alone']);
    expect(exitCode).toBe(7);
    expect(io.stdout.lines).toHaveLength(2);
    expect(io.stdout.text).toContain(callSid);
    expect(io.stderr.text).toBe('1 alone. “desk calls rescue” offers those left alone to agents again.\n');
    expect((await list('--alone')).shown).toMatchObject([{ callSid, whereabouts: 'alone' }]);
  });

  it('is what the noun does alone, and says so where there is nobody', async () => {
    const { io, exitCode } = await floor.desk(['calls']);
    expect({ exitCode, said: io.stderr.text }).toEqual({ exitCode: 0, said: 'No customer is on the line.\n' });
    const alone = await floor.desk(['calls', '--alone']);
    expect({ exitCode: alone.exitCode, said: alone.io.stderr.text }).toEqual({
      exitCode: 0,
      said: 'No customer is alone.\n',
    });
  });

  it('finds them through a storm', async () => {
    const { callSid } = await left(floor);
    floor.fault({ operation: '*', trigger: { every: 3 }, effect: { status: 429, retryAfterSeconds: 1 } });
    floor.fault({ operation: 'ListParticipant', trigger: { next: 1 }, effect: { reset: 'before' } });
    expect(await list('--alone')).toMatchObject({ exitCode: 7, shown: [{ callSid }] });
    expect(floor.struck.every((hits) => hits > 0)).toBe(true);
  });
});
