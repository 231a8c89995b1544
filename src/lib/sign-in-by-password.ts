import { DeskError } from './errors';
import { sameSecret } from './same-secret';
import { nameKey } from './text/same-name';
import type { SignInThrottle } from './sign-in-throttle';
import type { FoundWorker } from './workspace';

/** One try to sign in, and what it is measured by. */
export interface SignIn {
  readonly worker: string;
  readonly password: string;
  readonly expectedPassword: string;
  readonly throttle: SignInThrottle;
  /** Epoch milliseconds. */
  readonly now: number;
  find(worker: string): Promise<FoundWorker | undefined>;
}

/**
 * Signs a worker in. The look-up is done with a wrong password, too: an answer that came sooner would tell that the
 * password alone is wrong, and it could then be guessed under made-up names, which no throttle counts together.
 *
 * @throws DeskError `too_many_attempts` with `Retry-After`; `unauthorized`, the same for a wrong password and an unknown
 * worker; whatever `find` throws.
 */
export async function signIn(attempt: SignIn): Promise<FoundWorker> {
  const { throttle } = attempt;
  // All spellings of a name together, or each would have its own free tries.
  const name = nameKey(attempt.worker);
  const waitSeconds = Math.ceil((await throttle.turn(name, attempt.now)) / 1000);
  if (waitSeconds > 0) {
    throw new DeskError(
      'too_many_attempts',
      `Too many wrong sign-ins for this worker. Try again in ${waitSeconds} s.`,
      {
        headers: { 'Retry-After': String(waitSeconds) },
      },
    );
  }
  try {
    return await decide(name, attempt);
  } finally {
    throttle.decided(name);
  }
}

async function decide(name: string, { worker: typed, throttle, ...attempt }: SignIn): Promise<FoundWorker> {
  const isRightPassword = sameSecret(attempt.password, attempt.expectedPassword);
  const worker = await attempt.find(typed).catch((error: unknown) => {
    throttle.undecided(name);
    throw error;
  });
  if (!worker || !isRightPassword) {
    throw new DeskError(
      'unauthorized',
      'Worker name or password is wrong. Check both; in the password upper and lower case are two.',
    );
  }
  throttle.succeeded(name);
  return worker;
}
