import { problemOf } from '../../../../src/assets/desk/ground/problem';

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('what the SDK throws', () => {
  it.each([
    ['REQUEST_INVALID', 'Request failed with status code 429. Too many requests', 'too-many-requests', 429],
    ['REQUEST_INVALID', 'Request failed with status code 400. Not pending', 'refused', 400],
    ['SERVER_ERROR', 'Server responded with status code 500. Oops', 'server', 500],
    ['NETWORK_ERROR', 'Network error has occurred. Network Error', 'network', undefined],
    ['REQUEST_TIMEOUT_ERROR', 'No answer', 'timeout', undefined],
    ['NETWORK_ERROR', 'Network error has occurred. timeout of 15000ms exceeded', 'timeout', undefined],
    ['TypeError', 'x is not a function', 'unknown', undefined],
  ])('%s “%s” is %s', (name, message, code, status) => {
    expect(problemOf(named(name, message))).toMatchObject(status === undefined ? { code } : { code, status });
  });

  it('tells that a caller is gone by the sentence, which is all the SDK keeps of the error', () => {
    const sentence =
      'Call CA1 of task WT1 does not wait in the queue any more: the caller hung up or was connected before';
    expect(problemOf(named('REQUEST_INVALID', `Request failed with status code 400. ${sentence}`))).toMatchObject({
      code: 'caller-gone',
      status: 400,
    });
  });

  it('keeps what TaskRouter said', () => {
    expect(problemOf(named('REQUEST_INVALID', 'Request failed with status code 400. It is gone.')).message).toBe(
      'It is gone.',
    );
    expect(problemOf('odd')).toEqual({ code: 'unknown', message: 'odd' });
  });
});
