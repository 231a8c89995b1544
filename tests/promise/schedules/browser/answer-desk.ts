import { answers } from './desk-answers';
import type { Asked, Said } from './desk-process';

/* The process that has the desk; see desk-process.ts. */

type AnyAnswer = (...given: readonly unknown[]) => Promise<unknown>;

process.on('message', ({ id, name, given }: Asked) => {
  const say = (said: Said): void => void process.send?.(said);
  (answers[name] as AnyAnswer)(...given).then(
    (answer) => say({ id, answer }),
    (error: unknown) => say({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
