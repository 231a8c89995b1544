import type { Context, ServerlessFunctionSignature } from '@twilio-labs/serverless-runtime-types/types';
import type { InferOutput, ObjectEntries, ObjectSchema } from 'valibot';
import { readConfiguration, type Configuration, type Environment, type VariableName } from './configuration';
import { DeskError, hasCode } from './errors';
import type { Platform } from './platform';
import { refusal, toResponse, type Reply } from './reply';
import { asciiLine } from './text/ascii-line';
import { ownFields, readHeaders, readInput, type FunctionEvent, type Headers } from './request';

/** A request that may be answered: its configuration is complete, its caller allowed, its input well-formed. */
export interface Call<Needed extends VariableName, Entries extends ObjectEntries, Caller> {
  readonly input: InferOutput<ObjectSchema<Entries, undefined>>;
  /** Everything that came, unchecked, and nothing inherited: for a Function whose fields depend on one another. */
  readonly event: FunctionEvent;
  readonly caller: Caller;
  readonly configuration: Configuration<Needed>;
  readonly context: Context<Environment>;
  readonly platform: Platform;
}

/** Where a call takes place. */
export interface CallSurroundings {
  readonly event: FunctionEvent;
  readonly context: Context<Environment>;
  readonly platform: Platform;
}

/** Everything that tells one Function from another. */
export interface FunctionDefinition<Needed extends VariableName, Entries extends ObjectEntries, Caller> {
  /** The variables without which it answers `misconfigured`. */
  readonly needs: readonly Needed[];
  /**
   * Who calls.
   *
   * @param now - Epoch milliseconds.
   * @param around - For what the headers alone do not tell.
   * @throws DeskError `unauthorized` or the like, for one who may not.
   */
  authorise(
    headers: Headers,
    configuration: Configuration<Needed>,
    now: number,
    around: CallSurroundings,
  ): Caller | Promise<Caller>;
  /** A schema for each field it takes; everything else in the event is ignored. */
  readonly input: Entries;
  run(call: Call<Needed, Entries, Caller>): Reply | Promise<Reply>;
  /** Changes every reply but a refusal, last of all. */
  finish?(reply: Reply, around: CallSurroundings): Reply;
  /** How it refuses, where not in JSON: to a browser that shows what it gets. */
  refuse?(error: DeskError, around: CallSurroundings): Reply;
}

/** For a Function that anybody may call, or only Twilio, whose gateway has made sure of that before the Function runs. */
export const anyone = (): undefined => undefined;

/**
 * Makes what the runtime calls out of a definition, and keeps the runtime's rules for it: whatever happens, it calls back
 * exactly once, with a response and never an error (which the runtime would print with its stack), before the
 * runtime's own limit, and its promise is never rejected (which would end the local runtime).
 */
export function createHandler<Needed extends VariableName, Entries extends ObjectEntries, Caller>(
  platform: Platform,
  definition: FunctionDefinition<Needed, Entries, Caller>,
): ServerlessFunctionSignature<Environment, FunctionEvent> {
  const work = async (context: Context<Environment>, received: FunctionEvent): Promise<Reply> => {
    const event = ownFields(received);
    const configuration = readConfiguration(context, definition.needs);
    const around = { event, context, platform };
    const caller = await authorised(definition, configuration, around);
    const input = readInput(event, definition.input);
    const reply = await definition.run({ input, event, caller, configuration, context, platform });
    return definition.finish?.(reply, around) ?? reply;
  };

  return async (context, event, callback) => {
    const reply = await inTime(platform, work(context, event)).catch((error: unknown) => {
      const refused = asDeskError(error);
      if (refused.status >= 500) platform.log(`${context.PATH} ${refused.code}: ${explain(refused)}`, 'error');
      return definition.refuse?.(refused, { event: ownFields(event), context, platform }) ?? refusal(refused);
    });
    try {
      callback(null, toResponse(reply));
    } catch (error) {
      // The runtime has the reply already, and a second one would end it.
      platform.log(`${context.PATH} could not reply: ${explain(error)}`, 'error');
    }
  };
}

/** Who calls. Somebody who may not leaves a line in the log, but for a session that is over, which is everyday. */
async function authorised<Needed extends VariableName, Entries extends ObjectEntries, Caller>(
  definition: FunctionDefinition<Needed, Entries, Caller>,
  configuration: Configuration<Needed>,
  around: CallSurroundings,
): Promise<Caller> {
  const { event, context, platform } = around;
  try {
    return await definition.authorise(readHeaders(event), configuration, platform.now(), around);
  } catch (error) {
    if (hasCode(error, 'unauthorized') || hasCode(error, 'forbidden')) {
      const at = new Date(platform.now()).toISOString();
      platform.log(asciiLine({ refused: { at, path: context.PATH, code: error.code, why: error.message } }));
    }
    throw error;
  }
}

/** Fails with `upstream_timeout` where `work` takes longer than a Function may. */
async function inTime(platform: Platform, work: Promise<Reply>): Promise<Reply> {
  let cancel = (): void => undefined;
  const deadline = new Promise<never>((_, reject) => {
    cancel = platform.after(platform.replyWithinMs, () =>
      reject(
        new DeskError(
          'upstream_timeout',
          `There was no result within ${platform.replyWithinMs} ms. It may still come about: look before trying again.`,
        ),
      ),
    );
  });
  return Promise.race([work, deadline]).finally(cancel);
}

function asDeskError(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  return new DeskError('internal', 'Something went wrong in this Function. Its log says what.', { cause: error });
}

/**
 * For the log: messages alone, because the errors of an HTTP client carry credentials in their other fields; and the stack
 * where nobody expected the error.
 */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof DeskError)) return error.stack ?? error.message;
  const { cause, code, message } = error;
  if (cause === undefined) return message;
  return `${message} Cause: ${cause instanceof Error && code !== 'internal' ? cause.message : explain(cause)}`;
}
