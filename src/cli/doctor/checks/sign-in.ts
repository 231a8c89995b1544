import { signInMode, type SignInMode } from '../../../lib/configuration';
import { DeskError } from '../../../lib/errors';
import { sessionLimits } from '../../../lib/people/session-limits';
import { CannotCheck, type Check } from '../check';
import type { DoctorContext } from '../context';
import { verdictOf, type Finding } from '../verdicts';

const wanted = 'Everybody signs in as themselves, and limits that go together.';

/** How people sign in. @throws CannotCheck where nobody knows */
export function requireMode({ variables }: DoctorContext): SignInMode {
  try {
    return signInMode(variables);
  } catch {
    throw new CannotCheck('Not checked: SIGN_IN has to be fixed first; see “Variables”.');
  }
}

/** Numbers that cost much are a matter of the account's permissions, and of this. @see https://www.twilio.com/docs/usage/anti-fraud-developer-guide */
const anyNumber: Finding = {
  found: 'CALL_PREFIXES is not set: agents can have any number called that the account’s geographic permissions allow.',
  action: 'Set CALL_PREFIXES to how your customers’ numbers begin, as +1,+44, and deploy again.',
  weight: 'know',
};

export const signIn: Check = {
  id: 'sign-in',
  title: 'Sign-in',
  weight: 'stops',
  run(context) {
    const { variables, local } = context;
    const mode = requireMode(context);
    const findings: Finding[] = [];
    if (mode === 'shared' && local === undefined) {
      findings.push({
        found: 'Everybody signs in with one password: whoever has it can be any agent, and no audit says who did what.',
        action:
          'Invite everybody with “desk people invite”, then set SIGN_IN=people and deploy again; see docs/people.md.',
        weight: 'look',
      });
    }
    if (mode !== 'shared') findings.push(...limitTrouble(context));
    const callsOut = Boolean(variables['CALLER_ID']) && local === undefined;
    if (callsOut && !variables['CALL_PREFIXES']) findings.push(anyNumber);
    return Promise.resolve(verdictOf(findings, { wanted, whenFine: `SIGN_IN is ${mode}.` }));
  },
};

/** A single limit that is unusable is a matter of “Variables”. */
function limitTrouble({ variables }: DoctorContext): Finding[] {
  try {
    sessionLimits(variables);
    return [];
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return [
      {
        found: error.message,
        action: 'Correct SESSION_IDLE_MINUTES or TOKEN_MINUTES in .env, or leave them out, and deploy again.',
      },
    ];
  }
}
