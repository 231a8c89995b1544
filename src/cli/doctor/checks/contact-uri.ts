import { withValues } from '../../../lib/attributes/edit-attributes';
import { readAttributes } from '../../../lib/attributes/read-attributes';
import { isPhoneNumber } from '../../../lib/phone-number';
import { voiceIdentity } from '../../../lib/voice-identity';
import type { Check, Fix } from '../check';
import type { DoctorContext } from '../context';
import type { WorkerFacts } from '../doctor-facts';
import { verdictOf, type Finding } from '../verdicts';
import { requireWorkers } from './workers';

const wanted =
  "Each worker's contact_uri is where their phone is: a number such as +15550111, a SIP address, or client: and the worker's own name for their browser.";

const sip = /^sips?:[^\s@]+@[^\s@]+$/i;

/** Makes the browser a worker's phone. Written under the worker's version, so that no other attribute is lost. */
const useBrowser = ({ facts }: DoctorContext, { sid, friendlyName }: WorkerFacts): Fix => {
  const contact_uri = `client:${voiceIdentity(friendlyName)}`;
  return {
    what: `Let the browser be the phone of ${friendlyName}: contact_uri ${contact_uri}`,
    async apply() {
      const workspace = await facts.inWorkspace();
      const { body, headers } = await workspace.workers(sid).fetchWithHttpInfo();
      const etag: unknown = headers['etag'];
      await workspace.workers(sid).update({
        attributes: withValues(body.attributes || '{}', [], { contact_uri }),
        ...(typeof etag === 'string' && { ifMatch: etag }),
      });
    },
  };
};

function look(context: DoctorContext, worker: WorkerFacts): Finding[] {
  const { friendlyName, attributes } = worker;
  const uri = readAttributes(attributes)?.['contact_uri'];
  const own = `client:${voiceIdentity(friendlyName)}`;
  const fix = useBrowser(context, worker);
  if (uri === undefined || uri === null || uri === '') {
    return [
      {
        found: `${friendlyName} has no contact_uri: a call that they accept reaches nobody.`,
        action: 'Give each of them a contact_uri: https://console.twilio.com, the workspace, “Workers”, “Attributes”.',
        fix,
      },
    ];
  }
  if (typeof uri !== 'string')
    return [
      { found: `${friendlyName}'s contact_uri is not a text.`, action: 'Write it in quotation marks, as "+15550111".' },
    ];
  if (uri === own || isPhoneNumber(uri) || sip.test(uri)) return [];
  if (uri.startsWith('client:')) {
    return [
      {
        found: `${friendlyName}'s contact_uri is ${uri}, which is not their own browser: the desk does not let it ring.`,
        action: "Set each to client: and the worker's own name, as the doctor writes it.",
        fix,
      },
    ];
  }
  return [
    {
      found: `${friendlyName}'s contact_uri is “${uri}”, which is neither a number with + and country code nor sip: nor client:.`,
      action: 'Write numbers in international form: + and country code, no spaces.',
    },
  ];
}

export const contactUri: Check = {
  id: 'contact-uri',
  title: "Workers' phones",
  weight: 'look',
  needs: ['workers'],
  async run(context) {
    await requireWorkers(context);
    const findings = (await context.facts.workers()).flatMap((worker) => look(context, worker));
    return verdictOf(findings, { wanted, whenFine: 'Each worker has one.' });
  },
};
