import { isRegion, regionOfDomain, usualRegion } from '../../../lib/region';
import { CannotCheck, type Check } from '../check';
import { fine, verdictOf, type Finding } from '../verdicts';
import { readUrl } from '../../../lib/text/read-url';

const wanted =
  'One region of Twilio for all of it: credentials, workspace, Functions, and the numbers that people call.';

/** What works in one region is not there in another, and no answer of Twilio says so: it only refuses, or has no such thing. */
export const region: Check = {
  id: 'region',
  title: 'Region',
  weight: 'stops',
  needs: ['workspace'],
  async run({ variables, local, facts, desk }) {
    if (local !== undefined) return fine('The local TaskRouter plays whatever region it is asked in.', wanted);
    const said = variables['TWILIO_REGION'] || usualRegion;
    if (!isRegion(said)) throw new CannotCheck('Not checked: TWILIO_REGION has to be fixed first; see “Variables”.');
    const findings: Finding[] = [];
    const connection = await facts.connection();
    if (connection.region !== said) {
      findings.push({
        found: `The credentials of ${connection.source} are of ${connection.region}; the desk would be told ${said}.`,
        action: `Set TWILIO_REGION=${connection.region} in .env, or use credentials of ${said}.`,
      });
    }
    const address = await desk.origin();
    const host = address === undefined ? undefined : readUrl(address)?.hostname;
    const there = host === undefined ? undefined : regionOfDomain(host);
    if (there !== undefined && there !== said) {
      findings.push({
        found: `The desk is at ${address}, which is in ${there}; TWILIO_REGION says ${said}.`,
        action:
          'Say the same in both: “desk deploy --write-env .env” deploys to the region of TWILIO_REGION, and writes the address.',
        weight: 'look',
      });
    }
    if (findings.length > 0 || said === usualRegion) return verdictOf(findings, { wanted, whenFine: `${said}.` });
    return {
      ...fine(`${said}. Where Twilio sends the calls to the account's numbers cannot be seen from here.`, wanted),
      note: 'manual',
      actions: [
        `At https://console.twilio.com, “Phone Numbers”, “Active numbers”, check that each number of the desk is routed to ${said}.`,
      ],
    };
  },
};
