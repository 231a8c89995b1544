import { minimumPasswordLength } from '../../../lib/configuration';
import { isGuessable } from '../../../lib/guessable';
import { CannotCheck, type Check } from '../check';
import { isDocumented } from '../local-variables';
import { fine, verdictOf, type Finding } from '../verdicts';
import { requireMode } from './sign-in';

const wanted =
  `TOKEN_PASSWORD of at least ${minimumPasswordLength} characters that cannot be guessed, and SUPERVISOR_PASSWORD, ` +
  'if set, as strong and different.';

function problemsOf(name: string, value: string): Finding[] {
  const action = `Choose another ${name}: four unrelated words work well. Then deploy again.`;
  if (value.length < minimumPasswordLength) return [{ found: `${name} has ${value.length} characters.`, action }];
  if (isDocumented(value)) return [{ found: `${name} is the one from the documentation.`, action }];
  // A guess of the doctor's own, and it may be wrong.
  if (isGuessable(value)) return [{ found: `${name} is easy to guess.`, action, weight: 'look' }];
  return [];
}

/** Whoever guesses an agent's name and this password takes calls. @see docs/threat-model.md */
export const password: Check = {
  id: 'password',
  title: 'Passwords',
  weight: 'stops',
  run(context) {
    const { variables, local } = context;
    const { TOKEN_PASSWORD: agents, SUPERVISOR_PASSWORD: supervisors } = variables;
    if (requireMode(context) !== 'shared')
      return Promise.resolve(fine('Nobody shares one: people sign in in a way of their own.', wanted));
    if (!agents) throw new CannotCheck('Not checked: TOKEN_PASSWORD has to be fixed first; see “Variables”.');
    // On a laptop the documented ones open nothing but a local desk.
    const look = (name: string, value: string): Finding[] =>
      local !== undefined && isDocumented(value) ? [] : problemsOf(name, value);
    const findings = look('TOKEN_PASSWORD', agents);
    if (supervisors) {
      findings.push(...look('SUPERVISOR_PASSWORD', supervisors));
      if (supervisors === agents) {
        findings.push({
          found: 'SUPERVISOR_PASSWORD is the same as TOKEN_PASSWORD: nobody can sign in to the floor page.',
          action: 'Choose another SUPERVISOR_PASSWORD, and deploy again.',
          weight: 'look',
        });
      }
    }
    return Promise.resolve(
      verdictOf(findings, {
        wanted,
        whenFine:
          local !== undefined && isDocumented(agents)
            ? 'The documented one, which opens only a local desk.'
            : 'Long, and not easy to guess.',
      }),
    );
  },
};
