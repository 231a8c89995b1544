import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** What the Twilio CLI knows of an account. */
export type TwilioCliProfile =
  | {
      readonly kind: 'keys';
      readonly name: string;
      readonly accountSid: string;
      readonly apiKey: string;
      readonly apiSecret: string;
      readonly region: string | undefined;
      readonly edge: string | undefined;
    }
  /** Its keys are in the system's keychain, which only the Twilio CLI itself can open. */
  | { readonly kind: 'keychain'; readonly name: string }
  /** There is no such profile, or none at all. */
  | { readonly kind: 'none' };

const text = v.nullish(v.string());
const configuration = v.object({
  edge: text,
  activeProject: text,
  activeProfile: text,
  /** As older versions kept them: their keys are in the keychain. */
  projects: v.optional(v.array(v.object({ id: v.string() })), []),
  profiles: v.optional(
    v.record(v.string(), v.object({ accountSid: text, apiKey: text, apiSecret: text, region: text })),
    {},
  ),
});

/**
 * Reads a profile of the Twilio CLI.
 *
 * @param name - Which; the active one where absent.
 * @see https://www.twilio.com/docs/twilio-cli/general-usage/profiles
 */
export async function readTwilioCliProfile(home: string, name?: string): Promise<TwilioCliProfile> {
  const content = await readFile(join(home, '.twilio-cli', 'config.json'), 'utf8').catch(() => undefined);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), configuration), content);
  if (!parsed.success) return { kind: 'none' };
  const { profiles, projects, edge, activeProject, activeProfile } = parsed.output;
  const chosen = name ?? activeProfile ?? activeProject ?? Object.keys(profiles)[0] ?? projects[0]?.id;
  if (chosen === undefined) return { kind: 'none' };
  const profile = Object.hasOwn(profiles, chosen) ? profiles[chosen] : undefined;
  if (profile?.accountSid && profile.apiKey && profile.apiSecret) {
    const { accountSid, apiKey, apiSecret, region } = profile;
    return {
      kind: 'keys',
      name: chosen,
      accountSid,
      apiKey,
      apiSecret,
      region: region ?? undefined,
      edge: edge ?? undefined,
    };
  }
  const isKnown = profile !== undefined || projects.some(({ id }) => id === chosen);
  return isKnown ? { kind: 'keychain', name: chosen } : { kind: 'none' };
}
