import { Policies } from '../../../emulator/worker-js-v1/policies';

const workspace = 'https://taskrouter.twilio.com/v1/Workspaces/WS1';

const asked = (method: string, path: string, form: Record<string, string> = {}) => ({
  method,
  pathname: `/v1/Workspaces/WS1${path}`,
  query: new URLSearchParams(method === 'POST' ? {} : form),
  form: new URLSearchParams(method === 'POST' ? form : {}),
});

const rule = (url: string, more: object = {}): object => ({
  url: `${workspace}${url}`,
  method: 'GET',
  allow: true,
  ...more,
});
const get = (rules: object[], path: string, query?: Record<string, string>): boolean =>
  new Policies(rules).allow(asked('GET', path, query));
const post = (rules: object[], path: string, form?: Record<string, string>): boolean =>
  new Policies(rules).allow(asked('POST', path, form));

describe('an address', () => {
  it.each([
    ['', '', true],
    ['', '/', true],
    ['', '/Tasks', false],
    ['/Tasks/*', '/Tasks/WT1', true],
    ['/Tasks/*', '/Tasks', false],
    ['/Tasks/*', '/Tasks/', false],
    ['/Tasks/*', '/Tasks/WT1/Reservations', false],
    ['/Tasks/**', '/Tasks/WT1', true],
    ['/Tasks/**', '/Tasks/WT1/Reservations/WR1', true],
    ['/Tasks/**', '/Tasks', false],
    ['/Tasks/**', '/TasksOfOthers/WT1', false],
    ['/Tasks/WT1', '/Tasks/WT%31', true],
    ['/Tasks/WT1', '/Tasks/wt1', false],
  ])('that the rule …%s has: …%s is %s', (url, path, is) => {
    expect(get([rule(url)], path)).toBe(is);
  });

  it('is compared without its origin, which clients can be told otherwise', () => {
    expect(get([{ url: 'http://127.0.0.1:4010/v1/Workspaces/WS1/**', method: 'GET', allow: true }], '/Tasks')).toBe(
      true,
    );
  });

  it('is allowed for a method alone', () => {
    expect(post([rule('/**')], '/Tasks/WT1')).toBe(false);
  });
});

describe('without a word', () => {
  it('nothing is allowed', () => expect(get([], '')).toBe(false));
  it('a rule allows nothing', () => expect(get([rule('', { allow: undefined })], '')).toBe(false));
});

describe('of several rules', () => {
  it.each([
    ['the longer path', [rule('/**'), rule('/Tasks/**', { allow: false })], false],
    ['one segment before any number', [rule('/Tasks/**', { allow: false }), rule('/Tasks/*')], true],
    ['no wildcard before one', [rule('/Tasks/WT1', { allow: false }), rule('/Tasks/*')], false],
    [
      'a filter before none',
      [rule('/Tasks/WT1'), rule('/Tasks/WT1', { allow: false, query_filter: { Sort: { required: false } } })],
      false,
    ],
    ['no where two contradict each other', [rule('/Tasks/WT1'), rule('/Tasks/WT1', { allow: false })], false],
  ])('%s decides', (_, rules, is) => {
    expect(get(rules, '/Tasks/WT1')).toBe(is);
    expect(get(rules.toReversed(), '/Tasks/WT1')).toBe(is);
  });
});

describe('a filter', () => {
  const update = (post_filter: unknown): object[] => [rule('/Workers/WK1', { method: 'POST', post_filter })];

  it.each([
    [{}, { Attributes: '{}' }, true],
    [[], { Attributes: '{}' }, true],
    [null, { Attributes: '{}' }, true],
    [{ ActivitySid: { required: true } }, { ActivitySid: 'WA1' }, true],
    [{ ActivitySid: { required: true } }, {}, false],
    [{ ActivitySid: { required: true } }, { ActivitySid: 'WA1', Attributes: '{}' }, false],
    [{ ActivitySid: { required: true } }, { Attributes: '{}' }, false],
    [{ ActivitySid: { required: false } }, {}, true],
    [{ ActivitySid: { required: false, value: 'WA1' } }, { ActivitySid: 'WA1' }, true],
    [{ ActivitySid: { required: false, value: 'WA1' } }, { ActivitySid: 'WA2' }, false],
    [{ ActivitySid: 'WA1' }, { ActivitySid: 'WA1' }, true],
    [{ ActivitySid: 'WA1' }, {}, false],
  ])('%j lets through %j: %s', (filter, form, is) => {
    expect(post(update(filter), '/Workers/WK1', form)).toBe(is);
  });

  it('looks at every value of a parameter', () => {
    const policies = new Policies(update({ ActivitySid: 'WA1' }));
    const form = new URLSearchParams('ActivitySid=WA1&ActivitySid=WA2');
    expect(policies.allow({ ...asked('POST', '/Workers/WK1'), form })).toBe(false);
  });

  it('of a query looks at the query', () => {
    const rules = [rule('/Tasks', { query_filter: { Priority: '1' } })];
    expect([get(rules, '/Tasks', { Priority: '1' }), get(rules, '/Tasks', { Priority: '2' })]).toEqual([true, false]);
  });
});

it.each([[[{ method: 'GET' }]], [['GET']], [[rule('', { allow: 'yes' })]]])('policies that are none: %j', (claim) => {
  expect(() => new Policies(claim)).toThrow(
    expect.objectContaining({ status: 401, message: expect.stringContaining('policies are wrong') as unknown }),
  );
});
