import { ServiceFloor } from '../service-floor';
import type { Suite } from './suite';

/** What cannot be seen without a telephone; the one called has to be answered by somebody. */
export const calls: Suite = ({ describe, it, beforeEach, afterEach }, open) => {
  let floor: ServiceFloor;

  beforeEach(async () => {
    floor = await ServiceFloor.on(await open());
  });
  afterEach(() => floor.close());

  describe('a worker', () => {
    it('is called, and has accepted by answering', async () => {
      const { phones } = floor.service;
      if (!phones) throw new Error('Nobody may be called');
      const { sid } = await floor.task();
      const { tasks } = floor.rest;
      const [offer] = await floor.service.eventually(
        () => tasks(sid).reservations.list(),
        (found) => found.length > 0,
      );
      await tasks(sid)
        .reservations(offer?.sid ?? '')
        .update({
          ...{ instruction: 'call', callTo: phones.to, callFrom: phones.from, callAccept: true },
          callUrl: 'https://nowhere.invalid/call',
        });
      await floor.service.pass(5);
      const task = await floor.service.eventually(
        () => tasks(sid).fetch(),
        ({ assignmentStatus }) => assignmentStatus === 'assigned',
      );
      expect(JSON.parse(task.attributes)).toMatchObject({ worker_call_sid: expect.stringMatching(/^CA/) as unknown });
    });
  });
};
