import { instructions, isInstruction, type Instruction } from '../taskrouter/instructions';
import type { InstructionFields } from '../taskrouter/voice-port';
import type { NewAlert } from './alerts';
import type { WebhookAnswer } from './webhooks';

/** What an application's answer to an assignment callback comes down to. */
export type AssignmentAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'instruction'; readonly instruction: Instruction; readonly fields: InstructionFields }
  /** It answered, but not with something that can be done. */
  | { readonly kind: 'senseless'; readonly alert: NewAlert }
  /** It did not answer as it should, so the fallback URL is asked. */
  | { readonly kind: 'failed'; readonly alert: NewAlert };

const nothing: AssignmentAnswer = { kind: 'nothing' };

/** A value as the instruction takes it: text. Lists, such as of events, become what their REST parameters are. */
function asText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

const excerpt = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/**
 * Reads the answer to an assignment callback: pure, and at home with anything.
 *
 * @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks
 */
export function readAssignmentAnswer({ status, contentType, body, error }: WebhookAnswer): AssignmentAnswer {
  const failed = (code: number, message: string): AssignmentAnswer => ({ kind: 'failed', alert: { code, message } });
  if (error !== null || status === null)
    return failed(11200, `The assignment callback failed: ${error ?? 'no answer'}`);
  if (status < 200 || status > 299)
    return failed(11200, `The assignment callback answered ${status}, expected 200 with JSON or 204`);
  if (body.trim() === '') return nothing;
  if (contentType !== 'application/json')
    return failed(
      40000,
      `The assignment callback answered with Content-Type "${contentType}", expected application/json`,
    );
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return failed(40001, `The assignment callback's answer is not JSON: ${excerpt(body)}`);
  }
  if (typeof json !== 'object' || json === null || !('instruction' in json)) {
    if (typeof json === 'object' && json !== null && !Array.isArray(json) && Object.keys(json).length === 0)
      return nothing;
    const message = `The assignment callback's answer has no "instruction": ${excerpt(body)}`;
    return { kind: 'senseless', alert: { code: 40005, level: 'warning', message } };
  }
  const { instruction, ...rest } = json;
  if (!isInstruction(instruction)) {
    const message = `The assignment callback's instruction is ${excerpt(JSON.stringify(instruction))}, expected one of ${instructions.join(', ')}`;
    return { kind: 'senseless', alert: { code: 55555, message } };
  }
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    const text = asText(value);
    if (text !== undefined) fields[name] = text;
  }
  return { kind: 'instruction', instruction, fields };
}
