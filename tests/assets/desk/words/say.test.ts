import { duration, timeOfDay } from '../../../../src/assets/desk/ground/format';
import type { Language } from '../../../../src/assets/desk/settings/settings-state';
import type { Areas } from '../../../../src/assets/desk/words/message';
import { addAreas, messageFor, speak, voice } from '../../../../src/assets/desk/words/voice';
import { loadWords, say } from '../../../../src/assets/desk/words/desk-words';

beforeAll(loadWords);

afterEach(() => speak('en'));

const PHONE = '+15550199';

describe('a message', () => {
  it('has its values put in', () => {
    expect(say('offer.callingPhone', { phone: PHONE })).toBe('Calling +15550199.');
  });

  it('takes the form its number asks for, and writes the number as the language does', async () => {
    expect([1, 2, 1200].map((count) => say('offer.secondsLeft', { count }))).toEqual([
      '1 second left to answer',
      '2 seconds left to answer',
      '1,200 seconds left to answer',
    ]);
    await speak('de');
    expect(say('offer.secondsLeft', { count: 1200 })).toBe('Noch 1.200 Sekunden zum Annehmen');
    await speak('ar', 'ar-EG');
    expect([1, 2, 3, 11].map((count) => say('offer.secondsLeft', { count }))).toEqual([
      'بقيت ثانية واحدة للرد',
      'بقيت ثانيتان للرد',
      'بقيت ٣ ثوانٍ للرد',
      'بقيت ١١ ثانية للرد',
    ]);
  });

  it('keeps a value of the other direction apart from the sentence', async () => {
    expect(say('log.signedIn', { worker: 'سارة' })).toBe('Signed in as \u2068سارة\u2069');
    await speak('ar');
    expect(say('offer.callingPhone', { phone: PHONE })).toContain(`\u2068${PHONE}\u2069`);
  });

  it('does not take a value for a placeholder', () => {
    expect(say('log.ended', { what: '{caller}', caller: 'Ana' })).toBe('{caller}: Ana');
  });
});

describe('another language', () => {
  it('is spoken once its messages are there', async () => {
    const speaking = speak('fr');
    expect(voice.value.language).toBe('en');
    await speaking;
    expect(say('signIn.submit')).toBe('Se connecter');
    expect(say('card.endCall')).toBe('Terminer l’appel');
  });

  it('is the one chosen last, whichever loads first', async () => {
    const first = speak('de');
    const second = speak('en');
    await Promise.all([first, second]);
    expect(voice.value.language).toBe('en');
  });

  it('leaves the old one when it cannot be loaded', async () => {
    let reachable = true;
    await addAreas(() => (reachable ? Promise.resolve({}) : Promise.reject(new Error('No network'))));
    await speak('es');
    reachable = false;
    await expect(speak('fr')).rejects.toThrow('No network');
    expect(say('signIn.submit')).toBe('Iniciar sesión');
    reachable = true;
  });

  it('is helped out by English where a part cannot be loaded', async () => {
    let broken = true;
    const english = { late: { hello: 'Hello' } };
    const source = (language: Language): Promise<Areas> =>
      language === 'en' ? Promise.resolve(english) : Promise.reject(new Error('No network'));
    await speak('es');
    await addAreas((language) => (broken ? source(language) : Promise.resolve({})));
    broken = false;
    expect(messageFor('late.hello')).toBe('Hello');
    expect(say('signIn.submit')).toBe('Iniciar sesión');
  });

  it('is not had at all where English cannot be loaded either', async () => {
    let reachable = false;
    const adding = addAreas(() => (reachable ? Promise.resolve({}) : Promise.reject(new Error('No network'))));
    await expect(adding).rejects.toThrow('No network');
    reachable = true;
  });
});

describe('times and lengths', () => {
  const morning = Date.UTC(2026, 10, 20, 6, 5, 4);

  it('are written as the region writes them', async () => {
    await speak('de', 'de-AT');
    expect(duration(3_725_000)).toBe('1:02:05');
    await speak('ar', 'ar-EG');
    expect(duration(3_725_000)).toBe('١:٠٢:٠٥');
    await speak('ar', 'ar-MA');
    expect(duration(3_725_000)).toBe('1:02:05');
  });

  it('know the clock of twelve and of twenty-four hours', async () => {
    await speak('en', 'en-US');
    expect(timeOfDay(morning)).toMatch(/[AP]M$/);
    await speak('en', 'en-GB');
    expect(timeOfDay(morning)).toMatch(/^\d\d:\d\d:\d\d$/);
  });
});
