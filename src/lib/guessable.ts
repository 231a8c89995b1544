/** What people make passwords of when they think of none, the longest first so that it is found whole. */
const words =
  /password|passwort|passwd|changeme|contact|letmein|support|welcome|default|example|supervisor|iloveyou|dragon|monkey|secret|twilio|agents?|center|centre|qwerty|qwertz|azerty|sunshine|football|test|login|admin|local|guest|summer|winter|spring|autumn|desk|call|hello|master|token|team|pass|word|user|the|our|abc|my|is/g;

/** A sequence such as 12345 or abcdef, up or down, from three characters on. */
function withoutSequences(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length;) {
    const step = text.charCodeAt(at + 1) - text.charCodeAt(at);
    let end = at + 1;
    if (Math.abs(step) <= 1) while (text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end += 1;
    if (end - at < 3) kept += text.slice(at, (end = at + 1));
    at = end;
  }
  return kept;
}

/** So many characters have to be left that are not from the words that everybody tries first. */
const fewestOwn = 6;
const fewestDifferent = 5;

/**
 * Whether a password is one of those that are tried first: common words strung together, with digits, years, repetitions
 * or a keyboard's rows. A rough look: what passes may still be weak.
 */
export function isGuessable(password: string): boolean {
  const plain = password
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replaceAll(/[1!](?=[a-z])/g, 'i')
    .replaceAll('3', 'e');
  if (new Set(plain).size < fewestDifferent) return true;
  if (/^(.{1,6})\1+$/.test(plain)) return true;
  const left = Math.min(...[plain, password.toLowerCase()].map((text) => ownCharacters(text)));
  return left < fewestOwn;
}

function ownCharacters(text: string): number {
  return withoutSequences(text.replaceAll(words, ' '))
    .replaceAll(/(?:19|20)\d\d/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '').length;
}
