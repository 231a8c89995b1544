import { type Check, requireDesk } from '../check';
import { describeAnswer, refusalIn, type DeskAnswer } from '../desk-service';
import { verdictOf, type Finding } from '../verdicts';

/** What Twilio alone may call, asked for in a way that does nothing where it is answered all the same. */
const paths = [
  '/assignment?instruction=none',
  '/incoming-call',
  '/wrap-up-sweep?dryRun=true',
  '/conference-events',
] as const;

/** Whether a request was turned away before the Function saw it: Twilio's gateway does so with 403, or 400 without a signature. */
export const isTurnedAway = (answer: DeskAnswer): boolean =>
  answer.status === 403 || (answer.status === 400 && refusalIn(answer)?.code !== 'invalid_request');

export const protectedFunctions: Check = {
  id: 'protected',
  title: 'Functions for Twilio only',
  weight: 'stops',
  needs: ['deployed'],
  afterDeployment: true,
  async run(context) {
    const desk = await requireDesk(context);
    const findings = await Promise.all(
      paths.map(async (path): Promise<Finding[]> => {
        const answer = await context.desk.post(desk + path, {});
        if (isTurnedAway(answer)) return [];
        const [name = ''] = path.split('?');
        const isOpen = answer.status < 300;
        return [
          {
            found: isOpen
              ? `${name} answers a request without Twilio's signature: anybody can call it.`
              : `${name} answers a request without a signature by ${describeAnswer(answer)}.`,
            action: isOpen
              ? 'Deploy with “desk deploy”, which keeps the .protected in the names of the Functions.'
              : 'Deploy with “desk deploy”, and see the Functions’ logs in the console.',
            weight: isOpen ? undefined : 'look',
          },
        ];
      }),
    );
    return verdictOf(findings.flat(), {
      wanted:
        "/assignment, /incoming-call, /wrap-up-sweep and /conference-events refuse requests without Twilio's signature.",
      whenFine: 'They refuse unsigned requests.',
    });
  },
};
