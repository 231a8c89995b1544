import { readUrl } from '../../../src/lib/text/read-url';

it('reads an address with other letters in it, however often', () => {
  // So often that the engine compiles whatever it calls.
  for (let round = 0; round < 50_000; round++) {
    if (readUrl('https://münchen.example')?.host !== 'xn--mnchen-3ya.example')
      throw new Error(`wrong in round ${round}`);
  }
  expect(readUrl('/a', 'https://münchen.example')?.href).toBe('https://xn--mnchen-3ya.example/a');
});

it.each(['', 'münchen', 'http://', 'https://a b.example', '//example.com'])('takes %p for none', (text) => {
  expect(readUrl(text)).toBeUndefined();
});
