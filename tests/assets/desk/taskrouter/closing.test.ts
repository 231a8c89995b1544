import { closingOf } from '../../../../src/assets/desk/taskrouter/closing';

describe('why a socket was closed', () => {
  it.each([
    ['closeExistingSessions', 'taken-over'],
    ['Another session was opened', 'taken-over'],
    ['Session was replaced', 'taken-over'],
    ['Token expired', 'token'],
    ['Invalid token', 'token'],
    ['Websocket closed with errorCode=1006', 'lost'],
    ['Websocket closed with errorCode=1000', 'lost'],
    ['Connection lost', 'lost'],
    ['', 'lost'],
    [undefined, 'lost'],
  ])('%s: %s', (message, closing) => expect(closingOf(message)).toBe(closing));
});
