import fc from 'fast-check';
import { mergeNotes } from '../../../src/lib/wrap-up/wrap-up-merge';

it.each([
  ['mine where nobody else wrote', 'a', 'a', 'a\nb', 'a\nb'],
  ['mine where it is not known what was there', undefined, 'theirs', 'mine', 'mine'],
  ['theirs where I wrote nothing', 'a', 'a\ntheirs', 'a', 'a\ntheirs'],
  ['what both wrote alike', 'a', 'a\nb', 'a\nb', 'a\nb'],
  ['theirs first where both begin', '', 'theirs', 'mine', 'theirs\nmine'],
  ['both additions under the old notes', 'a', 'a\ntheirs', 'a\nmine', 'a\ntheirs\nmine'],
  ['one break where one is there', 'a\n', 'a\ntheirs\n', 'a\nmine', 'a\ntheirs\nmine'],
  ['a word that I finished, whole', 'Wants a rec', 'Wants a rec\nVIP', 'Wants a receipt', 'Wants a receipt\nVIP'],
  ['a word that they finished, whole', 'Wants a rec', 'Wants a receipt', 'Wants a rec\nVIP', 'Wants a receipt\nVIP'],
  ['both lines where both went on with one', 'a rec', 'a record', 'a receipt', 'a record\na receipt'],
  ['my change above their addition', 'a\nb', 'a\nb\ntheirs', 'A\nb', 'A\nb\ntheirs'],
  ['my change between their additions', 'a', 'over\na\nunder', 'a and more', 'over\na and more\nunder'],
  ['my additions around their change', 'a', 'A', 'over\na\nunder', 'over\nA\nunder'],
  ['the lines that each changed', 'a\nb', 'A\nb', 'a\nB', 'A\nb\nB'],
  ['my additions where they took something away', 'a\nb', 'a', 'a\nb\nmine', 'a\nmine'],
  ['their additions where I took everything away', 'a', 'a\ntheirs', '', 'theirs'],
  ['mine where they took everything away', 'a', '', 'a\nmine', 'mine'],
  [
    'a line that I wrote a second time',
    'no answer',
    'no answer\ntheirs',
    'no answer\nno answer',
    'no answer\ntheirs\nno answer',
  ],
  ['a line of mine that only looks like theirs', '', 'Sun:\nclosed', 'Mon:\nclosed', 'Sun:\nclosed\nMon:\nclosed'],
])('keeps %s', (_what, before, theirs, mine, merged) => {
  expect(mergeNotes({ before, theirs, mine })).toBe(merged);
});

describe('a request that is made again because its answer was lost', () => {
  it.each([
    ['the same', '', 'mine', 'mine', 'mine'],
    ['more', '', 'mine', 'mine goes on', 'mine goes on'],
    ['another line', 'a', 'a\nmine', 'a\nmine\nmore', 'a\nmine\nmore'],
    ['the same, beside a colleague’s', '', 'theirs\nmine', 'mine', 'theirs\nmine'],
    ['more, beside a colleague’s', '', 'theirs\nmine', 'mine goes on', 'theirs\nmine goes on'],
    ['the same, before a colleague’s', '', 'mine\ntheirs', 'mine', 'mine\ntheirs'],
    ['a change and the same', 'a', 'a\nmine', 'A\nmine', 'A\nmine'],
  ])('says nothing twice with %s', (_what, before, theirs, mine, merged) => {
    expect(mergeNotes({ before, theirs, mine })).toBe(merged);
  });
});

const line = fc.constantFrom('', 'a', 'ab', 'b', 'no answer', 'no answer, again');
const notes = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));

/** The lines of a text that another has not, each as often as it has more of them. */
function newIn(text: string, before: string): string[] {
  const old = before.split('\n');
  return text.split('\n').filter((each) => {
    const at = old.indexOf(each);
    if (at >= 0) old.splice(at, 1);
    return at < 0;
  });
}

it('holds every line that either side added', () => {
  fc.assert(
    fc.property(notes, notes, notes, (before, theirs, mine) => {
      const merged = mergeNotes({ before, theirs, mine });
      for (const added of [...newIn(theirs, before), ...newIn(mine, before)]) expect(merged).toContain(added);
    }),
    { numRuns: 2_000 },
  );
});

it('changes nothing when it is done once more', () => {
  fc.assert(
    fc.property(notes, notes, (theirs, mine) => {
      const merged = mergeNotes({ before: '', theirs, mine });
      expect(mergeNotes({ before: '', theirs: merged, mine })).toBe(merged);
    }),
    { numRuns: 2_000 },
  );
});

it('adds nothing that neither has', () => {
  fc.assert(
    fc.property(notes, notes, notes, (before, theirs, mine) => {
      const known = new Set([...theirs.split('\n'), ...mine.split('\n')]);
      const merged = mergeNotes({ before, theirs, mine }).split('\n');
      expect(merged.filter((each) => each !== '' && !known.has(each))).toEqual([]);
    }),
  );
});
