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
    }
  /** Its keys are in the system's keychain, which only the Twilio CLI itself can open. */
  | { readonly kind: 'keychain'; readonly name: string }
  /** There is no such profile, or none at all. */
  | { readonly kind: 'none' };

const text = v.nullish(v.string());
/** As the Twilio CLI writes it; older versions called their profiles projects, and kept the keys in the keychain. */
const configuration = v.object({
  activeProject: text,
  projects: v.nullish(v.array(v.object({ id: v.string() })), []),
  profiles: v.nullish(
    v.record(v.string(), v.object({ accountSid: text, apiKey: text, apiSecret: text, region: text })),
    {},
  ),
});

/**
 * Reads a profile of the Twilio CLI.
 *
 * @param name - Which; the active one where absent, as the Twilio CLI chooses it.
 * @see https://www.twilio.com/docs/twilio-cli/general-usage/profiles
 */
export async function readTwilioCliProfile(home: string, name?: string): Promise<TwilioCliProfile> {
  const content = await readFile(join(home, '.twilio-cli', 'config.json'), 'utf8').catch(() => undefined);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), configuration), content);
  if (!parsed.success) return { kind: 'none' };
  const { profiles, projects, activeProject } = parsed.output;
  const known = [...projects.map(({ id }) => id), ...Object.keys(profiles)];
  const active = known.find((id) => id === activeProject) ?? known[0];
  const chosen = name ?? active;
  if (chosen === undefined || !known.includes(chosen)) return { kind: 'none' };
  const profile = Object.hasOwn(profiles, chosen) ? profiles[chosen] : undefined;
  if (!profile?.accountSid || !profile.apiKey || !profile.apiSecret) return { kind: 'keychain', name: chosen };
  return {
    kind: 'keys',
    name: chosen,
    accountSid: profile.accountSid,
    apiKey: profile.apiKey,
    apiSecret: profile.apiSecret,
    region: profile.region ?? undefined,
  };
}
