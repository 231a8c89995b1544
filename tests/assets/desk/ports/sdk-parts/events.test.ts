import { array, assert, boolean, constantFrom, oneof, property, record } from 'fast-check';
import { EventEmitter as NodeEmitter } from 'node:events';
import { EventEmitter } from '../../../../../src/assets/desk/ports/sdk-parts/events';

type Emitter = Pick<EventEmitter, 'on' | 'once' | 'off' | 'emit' | 'listenerCount' | 'removeAllListeners'>;

const event = constantFrom('reservationCreated', 'ready', 'error');
const listener = constantFrom('a', 'b', 'c');
const command = oneof(
  record({ does: constantFrom('on' as const, 'once' as const, 'off' as const), event, listener }),
  record({ does: constantFrom('emit' as const), event, whole: boolean() }),
  record({ does: constantFrom('clear' as const), event, whole: boolean() }),
);
type Command = typeof command extends { generate(...args: never[]): { value: infer T } } ? T : never;

/** What is heard and answered when the commands are carried out one after the other. */
function story(emitter: Emitter, commands: readonly Command[]): string[] {
  const said: string[] = [];
  const listeners: Record<string, () => void> = {
    a: () => said.push('a'),
    b: () => said.push('b'),
    /** Changes who listens while the event is under way. */
    c: () => {
      said.push('c');
      emitter.off('ready', listeners['a']!);
      emitter.once('ready', listeners['b']!);
    },
  };
  for (const one of commands) {
    try {
      if (one.does === 'emit') said.push(String(emitter.emit(one.event, new Error('wrong'))));
      else if (one.does === 'clear') emitter.removeAllListeners(...(one.whole ? [] : [one.event]));
      else emitter[one.does](one.event, listeners[one.listener]!);
    } catch {
      // Node's own takes an error of a test for none: it comes from another realm.
      said.push('thrown');
    }
    said.push(`${one.event}: ${emitter.listenerCount(one.event)}`);
  }
  return said;
}

it('is the emitter of Node', () => {
  assert(
    property(array(command, { maxLength: 30 }), (commands) => {
      expect(story(new EventEmitter(), commands)).toEqual(story(new NodeEmitter() as unknown as Emitter, commands));
    }),
    { numRuns: 500 },
  );
});

it('throws the error nobody listens to', () => {
  expect(() => new EventEmitter().emit('error', new RangeError('wrong'))).toThrow(RangeError);
  expect(() => new EventEmitter().emit('error', 'wrong')).toThrow('Unhandled error. (wrong)');
});

it('hands over all values, and itself', () => {
  const emitter = new EventEmitter();
  const heard: unknown[] = [];
  emitter.addListener('ready', function (this: unknown, ...values) {
    heard.push(this === emitter, ...values);
  });
  emitter.emit('ready', 1, 'two');
  expect(heard).toEqual([true, 1, 'two']);
});
