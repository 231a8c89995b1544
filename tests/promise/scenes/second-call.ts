import { SUPPORT_LINE } from '../one-process/shift';
import { CUSTOMER, PHONE, type Scenes } from './scene';

/** A call that comes while another one goes on, and calls that are accepted without the agent. */
export const playSecondCall: Scenes = (scene) => {
  const SECOND = '+15551112222';
  const HOLD = 'bridge:POST Workers/{worker}/CustomerParticipant';

  /** Whether each customer is on hold, in the order in which they called; a customer who waits is not. */
  const held = (): boolean[] =>
    scene()
      .control.customersCalls()
      .map(({ places }) => places.some((place) => place.in === 'conference' && place.hold));
  const look = (number: string): Promise<void> => scene().charles.press(new RegExp(number.replace('+', '\\+')));

  describe('beside another one', () => {
    /** Charles is in a call, and another one rings. */
    async function second(): Promise<void> {
      const { charles } = scene();
      const worker = scene().rest.workers(scene().sidOf('worker', 'charles'));
      await worker.workerChannels('voice').update({ capacity: 2 });
      await scene().inCall();
      scene().control.call(SECOND, SUPPORT_LINE);
      await scene().pass(2);
      await look(SECOND);
      expect(charles.screen.state).toBe('ringing');
      expect(held()).toEqual([false, false]);
    }

    it('puts the first on hold by itself, and so does each that is resumed', async () => {
      const { charles } = scene();
      await second();
      await charles.press(/^Accept/);
      expect(held()).toEqual([true, false]);
      expect(charles.screen.says('.strip')).toContain(`${CUSTOMER}Customer on hold`);
      await look(CUSTOMER);
      await charles.press('Resume');
      expect(held()).toEqual([false, true]);
      expect(charles.screen.says('.strip')).toContain(`${SECOND}Customer on hold`);
      await charles.press(/^End call/);
      await charles.press('Complete');
      expect(held()).toEqual([true]);
      await charles.press('Resume');
      expect(held()).toEqual([false]);
    });

    it('gives the first back where it comes to nothing', async () => {
      const { charles } = scene();
      await second();
      scene().spoilPhone(PHONE, 'no-answer');
      await charles.press(/^Accept/);
      expect(held()).toEqual([true, false]);
      await scene().pass(60);
      await charles.press('Unavailable');
      expect(held()[0]).toBe(false);
    });

    it('is held once more where the request is lost, and is seen to be where the answer is', async () => {
      const { charles } = scene();
      await second();
      scene().control.faults.add({ operation: HOLD, trigger: { nth: 1 }, effect: { reset: 'before' } });
      scene().control.faults.add({ operation: HOLD, trigger: { nth: 2 }, effect: { reset: 'after' } });
      await charles.press(/^Accept/);
      await scene().pass(5);
      expect(held()).toEqual([true, false]);
      expect(charles.screen.says('.strip')).toContain(`${CUSTOMER}Customer on hold`);
      expect(charles.screen.says('[role=alert]')).not.toContain('did not work');
    });

    it('leaves both as they are where the page is loaded anew', async () => {
      const { charles } = scene();
      await second();
      await charles.press(/^Accept/);
      await look(CUSTOMER);
      await charles.press('Resume');
      await charles.openDesk();
      await scene().pass(3);
      expect(held()).toEqual([false, true]);
    });
  });

  describe('that is accepted without the agent', () => {
    const byItself = (auto_accept: unknown): Promise<void> =>
      scene().describe('charles', { skills: ['support'], contact_uri: PHONE, auto_accept });

    it('says so and when, and is', async () => {
      const { charles } = scene();
      await byItself(4);
      await charles.onShift();
      await scene().call();
      await scene().pass(1);
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.says('.card')).toMatch(/Accepted automatically in [23] seconds/);
      await scene().pass(4);
      expect(charles.screen.state).toBe('connected');
    });

    it('goes on ringing where the agent decides, and is not accepted when it comes back from being rejected', async () => {
      const { charles } = scene();
      await byItself(4);
      await charles.onShift();
      await scene().call();
      await charles.press('Let me decide');
      await scene().pass(20);
      expect(charles.screen.state).toBe('ringing');
      await charles.press(/^Reject/);
      await scene().pass(20);
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.says('.card')).not.toContain('automatically');
    });

    it.each([
      [3, false],
      [{ after: 3, while_busy: true }, true],
    ])('while there is another one only where the operator says so: %j', async (auto, isTaken) => {
      const { charles } = scene();
      const worker = scene().rest.workers(scene().sidOf('worker', 'charles'));
      await worker.workerChannels('voice').update({ capacity: 2 });
      await byItself(auto);
      await charles.onShift();
      await scene().call();
      await scene().pass(6);
      expect(charles.screen.state).toBe('connected');
      scene().control.call(SECOND, SUPPORT_LINE);
      await scene().pass(8);
      expect(charles.screen.says('.strip')).toContain(isTaken ? 'Customer on hold' : `${SECOND}Ringing`);
      expect(held()).toEqual(isTaken ? [true, false] : [false, false]);
      if (isTaken) return;
      await charles.press(/^End call/);
      await charles.press('Complete');
      await scene().pass(5);
      expect(charles.screen.state).toBe('connected');
    });

    it('is not tried again where TaskRouter has refused it', async () => {
      const { charles } = scene();
      await byItself(3);
      await charles.onShift();
      await scene().offer({ from: CUSTOMER, call_sid: `CA${'0'.repeat(31)}9` });
      await scene().pass(30);
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.buttons.join()).toContain('Take without a call');
    });
  });
};
