import * as v from 'valibot';

const sid = v.string();
const text = v.string();
/** HTTP status that it was answered with. */
const status = v.number();
const shared = { at: v.number() };

/** Who spoke to the event bridge, in place of a token. */
const caller = v.object({
  workspaceSid: sid,
  workerSid: v.optional(sid),
  channel: sid,
  role: v.picklist(['worker', 'supervisor', 'admin', 'queue']),
  /** Epoch milliseconds of virtual time. */
  expiresAt: v.number(),
});

/** What the console, the control API or the program that the emulator runs in wants done. */
export const actSchema = v.variant('act', [
  v.object({ act: v.literal('call'), from: text, to: text }),
  v.object({ act: v.literal('hangUp'), callSid: sid }),
  v.object({ act: v.literal('press'), callSid: sid, digits: text }),
  v.object({ act: v.literal('setActivity'), workerSid: sid, activitySid: sid }),
  v.object({ act: v.literal('createTask'), workspaceSid: sid, workflowSid: v.optional(sid), attributes: text }),
  v.object({ act: v.literal('cancelTask'), taskSid: sid }),
]);
export type Act = v.InferOutput<typeof actSchema>;

const signal = v.union([v.object({ dropSockets: text }), v.object({ expireTokens: text })]);

const strike = v.object({
  ids: v.array(text),
  latencyMs: v.number(),
  answerLatencyMs: v.number(),
  lateMs: v.number(),
  status: v.optional(
    v.object({
      status,
      code: v.optional(v.number()),
      message: v.optional(text),
      retryAfterSeconds: v.optional(v.number()),
      after: v.optional(v.literal(true)),
    }),
  ),
  reset: v.optional(v.picklist(['before', 'after'])),
  phone: v.optional(v.picklist(['unreachable', 'busy', 'no-answer'])),
  fail: v.optional(v.picklist(['refused', 'slow'])),
  arrives: v.optional(v.picklist(['never', 'twice', 'overtaken'])),
});

/**
 * One step of a recording: all that moves the emulator and does not follow from what it did before. `at` is virtual time, in
 * epoch milliseconds.
 */
export const stepSchema = v.variant('do', [
  /** Everything is as in this image from now on: at the start, after a reset, and after a snapshot was restored. */
  v.object({ ...shared, do: v.literal('state'), image: v.array(v.unknown()) }),
  /** A request to the REST API or to Sync, of version 1 too, was carried out. */
  v.object({
    ...shared,
    do: v.literal('rest'),
    method: text,
    origin: text,
    path: text,
    query: text,
    contentType: v.optional(text),
    body: text,
    ifMatch: v.optional(text),
    status,
  }),
  /** A request to the event bridge was carried out. */
  v.object({
    ...shared,
    do: v.literal('bridge'),
    caller,
    method: v.picklist(['GET', 'POST', 'DELETE']),
    url: text,
    params: v.record(text, v.unknown()),
    ifMatch: v.optional(text),
    status,
  }),
  v.object({ ...shared, do: v.literal('act'), act: actSchema, status }),
  /** A deadline was met. */
  v.object({ ...shared, do: v.literal('due'), name: text, due: v.number() }),
  /** An application answered a webhook, or did not. */
  v.object({
    ...shared,
    do: v.literal('answer'),
    webhook: sid,
    answer: v.union([
      v.object({ status, contentType: text, location: v.optional(text), body: text }),
      v.object({ error: text }),
    ]),
  }),
  v.object({
    ...shared,
    do: v.literal('socket opened'),
    number: v.number(),
    caller,
    dialect: v.picklist(['sdk', 'channel']),
    closesOthers: v.boolean(),
    leavesOffline: v.boolean(),
    disconnectActivitySid: v.optional(sid),
  }),
  v.object({ ...shared, do: v.literal('socket closed'), number: v.number() }),
  /** A worker with sockets showed a newer token. */
  v.object({ ...shared, do: v.literal('token shown'), caller }),
  /** A fault dropped sockets, or took tokens for expired. */
  v.object({ ...shared, do: v.literal('signal'), signal }),
  /** A fault struck a webhook or a phone: the so manieth that could have been struck. */
  v.object({ ...shared, do: v.literal('strike'), place: v.picklist(['webhook', 'phone']), nth: v.number(), strike }),
  /** The recording was ended in good order. */
  v.object({ ...shared, do: v.literal('end') }),
]);
export type Step = v.InferOutput<typeof stepSchema>;

type WithoutTime<S> = S extends Step ? Omit<S, 'at'> : never;

/** Takes down what moves the emulator, for it to be replayed. */
export interface Recorder {
  /** @param step - What happens at this moment. */
  note(step: WithoutTime<Step>): void;
}
