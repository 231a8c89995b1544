import { isUpToDate } from '../../build-stamp';
import { UnansweredError } from '../../http/unanswered-error';
import { type Check, requireDesk } from '../check';
import { readAddress } from '../addresses';
import type { DoctorContext } from '../context';
import { refusalIn, type DeskAnswer } from '../desk-service';
import { builtHere, readManifest, readVersion, type BuiltVersion } from '../machine';
import { fine, wrong } from '../verdicts';

const wanted = 'The desk answers, has every variable it needs, and is the version built here.';
const deploy = '“desk deploy” deploys what is here.';

const show = ({ version, build }: BuiltVersion): string => `version ${version}, build ${build}`;

export const deployed: Check = {
  id: 'deployed',
  title: 'The deployed desk',
  weight: 'stops',
  afterDeployment: true,
  needs: ['workspace'],
  async run(context) {
    const desk = await requireDesk(context);
    const address = readAddress(desk, context.local !== undefined);
    if (typeof address === 'string' || address.origin !== desk) {
      const action = 'Use --desk, or set DESK_ORIGIN, with its origin: https://desk-1234-dev.twil.io.';
      const found = `${desk} ${typeof address === 'string' ? address : 'is not just an origin'}.`;
      // What is asked for is wrong, not necessarily the desk.
      return wrong({ wanted, weight: 'look', found, action });
    }
    let answer: DeskAnswer;
    try {
      answer = await context.desk.get(`${desk}/version.json`);
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      return wrong({
        wanted,
        found: `Nothing answers at ${desk} (${error.networkCode}).`,
        action: `${deploy} Check the address.`,
      });
    }
    const there = answer.status === 200 ? readVersion(answer.body) : undefined;
    if (!there) {
      return wrong({
        wanted,
        found: `${desk} does not report its version (HTTP ${answer.status}): an earlier desk, or something else.`,
        action: deploy,
      });
    }
    // Whatever is missing is named by whoever misses it, before anything else is looked at.
    const refusal = refusalIn(await context.desk.post(`${desk}/token`, {}));
    if (refusal?.code === 'misconfigured') {
      return wrong({ wanted, found: `${desk} says: ${refusal.message}`, action: 'Set it in .env, and deploy again.' });
    }
    return compare(context, desk, there);
  },
};

async function compare({ machine, local }: DoctorContext, desk: string, there: BuiltVersion) {
  const here = await builtHere(machine, local !== undefined);
  const { version } = await readManifest(machine);
  // Twilio's own tools deploy what was built, however old it is.
  if (here?.build === there.build && local === undefined && !isUpToDate(machine.projectFolder, 'deploy')) {
    return wrong({
      wanted,
      found: `${desk}: ${show(there)}, and the sources here have changed since that was built.`,
      action: deploy,
    });
  }
  if (here ? here.build === there.build : version === there.version) {
    return fine(`${desk}: ${show(there)}${here ? '' : '; nothing is built here to compare it with'}.`, wanted);
  }
  return wrong({
    wanted,
    found: `${desk} is ${show(there)}; here is ${here ? show(here) : `version ${version}`}.`,
    // Whoever builds without deploying is not wrong yet.
    weight: 'know',
    action:
      local === undefined
        ? `${deploy} “npm run build” rebuilds it, if the build here is the old one.`
        : 'Stop “npm start” and start it again.',
  });
}
