import { stillAhead } from '../../../../src/assets/desk/ground/use-typed-ahead';

describe('what is typed faster than it comes back', () => {
  const ahead = { from: '+', told: ['+1', '+15', '+155'] };

  it.each([
    ['+', ['+1', '+15', '+155']],
    ['+1', ['+15', '+155']],
    ['+15', ['+155']],
    ['+155', []],
  ])('is ahead of “%s”', (text, still) => expect(stillAhead(ahead, text)).toEqual(still));

  it('gives way to what somebody else made of it', () => expect(stillAhead(ahead, '+4930')).toEqual([]));

  it('is over when all of it was taken back', () => expect(stillAhead({ from: '', told: ['1', ''] }, '')).toEqual([]));
});
