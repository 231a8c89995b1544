import { PLACEHOLDER, withConnectOrigins } from '../../../scripts/build/page-start';

const html = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self' ${PLACEHOLDER}">`;

describe('withConnectOrigins', () => {
  it('puts the origins in the place of the placeholder', () => {
    const page = withConnectOrigins(html, ['http://127.0.0.1:*', 'ws://127.0.0.1:4010']);
    expect(page).toContain(`content="connect-src 'self' http://127.0.0.1:* ws://127.0.0.1:4010">`);
  });

  it('leaves nothing behind for a deployed page', () => {
    expect(withConnectOrigins(html, [])).toContain(`content="connect-src 'self' ">`);
  });

  it.each([
    '*',
    "'unsafe-inline'",
    'http://a b',
    'http://a"',
    'http://a; script-src *',
    'javascript:alert(1)',
    'http://a/path',
  ])('refuses %s', (origin) => {
    expect(() => withConnectOrigins(html, [origin])).toThrow(/is not an origin/);
  });

  it('refuses a page without the placeholder, or with two', () => {
    expect(() => withConnectOrigins('<html>', [])).toThrow(/0 times/);
    expect(() => withConnectOrigins(html + html, [])).toThrow(/2 times/);
  });
});
