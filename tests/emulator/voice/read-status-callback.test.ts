import { callStatusCallback, conferenceStatusCallback } from '../../../emulator/voice/read-status-callback';

const url = 'https://example.com/status';

it.each(['initiated,answered', 'initiated answered', ' initiated , answered ', '["initiated","answered"]'])(
  'a list of events is read in every spelling that a way in has: %s',
  (events) => {
    expect(callStatusCallback({ url, events })?.events).toEqual(['initiated', 'answered']);
  },
);

it('those of a conference too, and the usual ones where none is given', () => {
  expect(conferenceStatusCallback({ url, events: 'join, leave' })?.events).toEqual(['join', 'leave']);
  expect(conferenceStatusCallback({ url })?.events).toEqual(['start', 'end']);
  expect(callStatusCallback({ url, events: '' })?.events).toEqual(['completed']);
  expect(callStatusCallback({ url: '' })).toBeUndefined();
});

it('one that there is none of is refused by name', () => {
  expect(() => callStatusCallback({ url, events: 'initiated,ended' })).toThrow(
    /Value 'ended' provided for StatusCallbackEvent/,
  );
});
