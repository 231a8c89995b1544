import type { Twilio } from 'twilio';
import type { InferOutput, ObjectEntries, ObjectSchema } from 'valibot';
import { createHandler, type Call } from './handler';
import type { Platform } from './platform';
import { json } from './reply';
import { authoriseSession, sessionNeeds, type Session } from './session';
import { twilioClient } from './twilio-client';

const needs = [...sessionNeeds, 'AUTH_TOKEN'] as const;

/** What an agent asks for, with who they are and where; those two are the session's, whatever was sent. */
type Own<Entries extends ObjectEntries> = InferOutput<ObjectSchema<Entries, undefined>> & {
  readonly workerSid: string;
  readonly workspaceSid: string;
};

interface AgentFunction<Entries extends ObjectEntries> {
  /** A schema for each field it takes. */
  readonly input: Entries;
  /** Asks Twilio. What comes of it is answered as JSON. */
  readonly run: (
    client: Twilio,
    own: Own<Entries>,
    call: Call<(typeof needs)[number], Entries, Session>,
  ) => Promise<object>;
}

/**
 * A Function that asks Twilio something for an agent who is signed in.
 *
 * @example
 * createAgentHandler(platform, { input: { taskSid: sid('WT', "a task's SID") }, run: (client, own) => fixTask(client, own) });
 */
export const createAgentHandler = <Entries extends ObjectEntries>(
  platform: Platform,
  { input, run }: AgentFunction<Entries>,
) =>
  createHandler(platform, {
    needs,
    authorise: authoriseSession,
    input,
    run: async (call) => {
      const who = { workerSid: call.caller.workerSid, workspaceSid: call.configuration.WORKSPACE_SID };
      return json(await run(await twilioClient(call), { ...call.input, ...who }, call));
    },
  });
