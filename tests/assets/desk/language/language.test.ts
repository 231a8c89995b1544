import { browserMemory, chooseTongue } from '../../../../src/assets/desk/language/language';

describe('the language of the page', () => {
  it.each([
    ['the agent’s choice', 'fr', ['de-AT', 'en'], undefined, 'fr', 'fr'],
    ['else the browser’s first that is offered', null, ['pt-BR', 'de-AT', 'es'], undefined, 'de', 'de-AT'],
    ['else English', null, ['pt-BR'], undefined, 'en', 'en'],
    ['with the browser’s region for it', 'ar', ['en-GB', 'ar-MA'], undefined, 'ar', 'ar-MA'],
    ['never one that is not offered', 'fr', ['fr-CA'], ['es', 'ar'] as const, 'es', 'es'],
    ['not what is no language', 'klingon', ['en-GB'], undefined, 'en', 'en-GB'],
  ])('is %s', (_, remembered, preferred, offered, language, locale) => {
    expect(chooseTongue(remembered, preferred, offered)).toEqual({ language, locale });
  });

  it('can be chosen where the browser remembers nothing', () => {
    const memory = browserMemory(() => {
      throw new Error('SecurityError');
    });
    expect(() => memory.save('de')).not.toThrow();
    expect(memory.load()).toBeNull();
  });
});
