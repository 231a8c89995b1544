import { anything, assert, constantFrom, oneof, property, string } from 'fast-check';
import { readAssignmentAnswer } from '../../../emulator/callbacks/assignment-answer';

const answered = (body: string, contentType = 'application/json', status = 200) =>
  readAssignmentAnswer({ status, contentType, body, error: null });

describe('the answer to an assignment callback', () => {
  it.each([
    ['nothing at all', ''],
    ['blanks', ' \n'],
    ['an empty object', ' {} '],
  ])('means nothing when it is %s', (_what, body) => {
    expect(answered(body)).toEqual({ kind: 'nothing' });
  });

  it('means nothing when it is a 204', () => {
    expect(answered('', '', 204)).toEqual({ kind: 'nothing' });
  });

  it('is an instruction with its fields as text', () => {
    const body = JSON.stringify({
      instruction: 'conference',
      from: '+15550100',
      timeout: 20,
      end_conference_on_exit: true,
      conference_status_callback_event: ['start', 'end'],
      to: null,
    });
    expect(answered(body)).toEqual({
      kind: 'instruction',
      instruction: 'conference',
      fields: {
        from: '+15550100',
        timeout: '20',
        end_conference_on_exit: 'true',
        conference_status_callback_event: '["start","end"]',
      },
    });
  });

  it.each([
    ['is not declared as JSON', '{"instruction":"accept"}', 'text/plain', 200, 40000],
    ['is not JSON', '{"instruction":', 'application/json', 200, 40001],
    ['is an error', '{"instruction":"accept"}', 'application/json', 500, 11200],
    ['is a redirect without a target', '', 'application/json', 304, 11200],
  ])('sends on to the fallback with an alert when it %s', (_what, body, contentType, status, code) => {
    expect(answered(body, contentType, status)).toMatchObject({ kind: 'failed', alert: { code } });
  });

  it.each([
    ['no instruction', '{"to":"+15550111"}', 40005],
    ['a list', '["accept"]', 40005],
    ['an empty list', '[]', 40005],
    ['a bare word', '"accept"', 40005],
    ['null', 'null', 40005],
    ['an unknown instruction', '{"instruction":"teleport"}', 55555],
    ['an instruction that is no text', '{"instruction":["accept"]}', 55555],
    ['no value for instruction', '{"instruction":null}', 55555],
  ])('raises an alert when it is %s', (_what, body, code) => {
    expect(answered(body)).toMatchObject({ kind: 'senseless', alert: { code } });
  });

  it('is always read as something, whatever it is', () => {
    assert(
      property(
        oneof(
          string(),
          anything().map((value) => JSON.stringify(value) ?? ''),
        ),
        constantFrom('application/json', ''),
        (body, contentType) => {
          const { kind } = answered(body, contentType);
          expect(['nothing', 'instruction', 'senseless', 'failed']).toContain(kind);
        },
      ),
    );
  });
});
