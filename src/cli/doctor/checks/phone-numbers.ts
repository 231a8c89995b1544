import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber';
import { placeOf, readAddress } from '../addresses';
import { type Check, type Fix, requireDesk } from '../check';
import type { DoctorContext } from '../context';
import { verdictOf, type Finding } from '../verdicts';

const wanted = "At least one phone number's voice URL is the desk's /incoming-call, by POST.";
const action = (desk: string): string =>
  `Set “A call comes in” to ${desk}/incoming-call, HTTP POST: https://console.twilio.com, “Phone Numbers”, “Active numbers”.`;

/** Numbers that nobody has set to anything: those of a new account answer with a demonstration. */
const isUnused = ({ voiceUrl, voiceApplicationSid, trunkSid }: IncomingPhoneNumberInstance): boolean =>
  !voiceApplicationSid && !trunkSid && (!voiceUrl || /^https?:\/\/demo\.twilio\.com\//.test(voiceUrl));

const setVoiceUrl = (
  { facts }: DoctorContext,
  { sid, phoneNumber }: IncomingPhoneNumberInstance,
  voiceUrl: string,
): Fix => ({
  what: `Let ${placeOf(voiceUrl)} answer ${phoneNumber}`,
  apply: async () => {
    const client = await facts.client();
    await client
      .incomingPhoneNumbers(sid)
      .update({ voiceUrl, voiceMethod: 'POST', voiceApplicationSid: '', trunkSid: '' });
  },
});

function problemOf(number: IncomingPhoneNumberInstance, workflowSids: ReadonlySet<string>): string | undefined {
  const { voiceUrl, voiceMethod, voiceApplicationSid, trunkSid } = number;
  if (trunkSid) return 'is answered by a trunk, and its voice URL is not asked';
  if (voiceApplicationSid) return 'is answered by a TwiML app, and its voice URL is not asked';
  const { pathname, searchParams } = new URL(voiceUrl);
  if (pathname !== '/incoming-call') return `is answered by ${placeOf(voiceUrl)}, which is not /incoming-call`;
  if (voiceMethod !== 'POST') return `asks /incoming-call by ${voiceMethod}, which is refused`;
  const workflow = searchParams.get('workflowSid');
  if (workflow !== null && !workflowSids.has(workflow))
    return `puts calls into ${workflow}, which is no workflow of the workspace`;
  return undefined;
}

/** @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export const phoneNumbers: Check = {
  id: 'phone-numbers',
  title: 'Phone numbers',
  weight: 'look',
  needs: ['workspace'],
  afterDeployment: true,
  async run(context) {
    const desk = await requireDesk(context);
    const [numbers, workflows] = await Promise.all([context.facts.phoneNumbers(), context.facts.workflows()]);
    const sids = new Set(workflows.map(({ sid }) => sid));
    const isAtDesk = ({ voiceUrl }: IncomingPhoneNumberInstance): boolean => {
      const address = readAddress(voiceUrl ?? '', true);
      return typeof address !== 'string' && address.origin === desk;
    };
    const desks = numbers.filter(isAtDesk);
    const findings = desks.flatMap((number): Finding[] => {
      const problem = problemOf(number, sids);
      if (problem === undefined) return [];
      const { search, searchParams } = new URL(number.voiceUrl);
      const workflow = searchParams.get('workflowSid');
      const query = workflow === null || sids.has(workflow) ? search : '';
      return [
        {
          found: `${number.phoneNumber} ${problem}.`,
          action: action(desk),
          fix: setVoiceUrl(context, number, `${desk}/incoming-call${query}`),
        },
      ];
    });
    if (desks.length === 0) findings.push(nobodyAnswers(context, numbers, desk));
    return verdictOf(findings, { wanted, whenFine: desks.map(({ phoneNumber }) => phoneNumber).join(', ') });
  },
};

function nobodyAnswers(context: DoctorContext, numbers: readonly IncomingPhoneNumberInstance[], desk: string): Finding {
  if (numbers.length === 0) {
    return {
      found: 'The account has no phone number.',
      action: 'Get one: https://console.twilio.com, “Phone Numbers”, “Buy a number”.',
    };
  }
  const shown = numbers
    .slice(0, 10)
    .map(({ phoneNumber, voiceUrl }) => `${phoneNumber} (${placeOf(voiceUrl ?? '') || 'nothing'})`);
  const [unused, ...others] = numbers.filter(isUnused);
  return {
    found: `No phone number is answered by the desk. There are: ${shown.join(', ')}.`,
    action: action(desk),
    // Which of several to take is not ours to say.
    ...(unused && others.length === 0 && { fix: setVoiceUrl(context, unused, `${desk}/incoming-call`) }),
  };
}
