import type { MiddlewareHandler } from 'hono';
import { TwilioError } from '../account/twilio-error';
import type { Engine } from '../taskrouter/engine';

/** Holds each reply back until what it speaks of would survive the process. */
export function holdBack(engine: Engine): MiddlewareHandler {
  return async (context, next) => {
    await next();
    try {
      await engine.kept();
    } catch (error) {
      const failure = new TwilioError(500, 20500, error instanceof Error ? error.message : String(error));
      context.res = Response.json(failure.toJSON(), { status: failure.status });
    }
  };
}
