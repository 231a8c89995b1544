import { expression, ExpressionError, factsIn } from '../../../src/lib/expression';

const scope = {
  language: 'en',
  level: 5,
  vip: true,
  skills: ['support', 'sales'],
  address: { city: 'Berlin' },
  contacts: [{ name: 'Ada' }],
  nothing: null,
};

describe('expression', () => {
  it.each([
    ['language == "en"', true],
    ["language == 'en'", true],
    ['language = "en"', true],
    ['language != "es"', true],
    ['level > 4 AND level <= 5', true],
    ['level >= 6 OR vip == true', true],
    ['skills HAS "support"', true],
    ['skills has "billing"', false],
    ['language IN ["en", "es"]', true],
    ['language in ["fr"]', false],
    ['language NOT IN ["fr"]', true],
    ['address.city == "Berlin"', true],
    ['contacts[0].name == "Ada"', true],
    ['contacts[1].name == "Ada"', false],
    ['language CONTAINS "n"', true],
    ['missing == null', true],
    ['nothing == null', true],
    ['language != null', true],
    ['missing = "foo"', false],
    ['missing > 3', false],
    ['1==1', true],
    ['(language == "es" OR level == 5) AND vip == true', true],
    ['language == "es" OR level == 5 AND vip == false', false],
    ['NOT (language == "es")', true],
    ['level == "5"', false],
    ['language == "say \\"en\\""', false],
    ['level > -1', true],
  ])('%s is %s', (text, result) => {
    expect(expression(text).evaluate(scope)).toBe(result);
  });

  it.each([
    ['id == 12345678901234567890', true],
    ['id == 12345678901234567891', false],
    ['id != 12345678901234567891', true],
    ['id IN [12345678901234567889, 12345678901234567890]', true],
    ['id NOT IN [12345678901234567889, 12345678901234567891]', true],
    ['ids HAS 12345678901234567891', true],
    ['ids HAS 12345678901234567892', false],
    ['id < 12345678901234567891 AND id > 5', true],
    ['id CONTAINS "7890"', true],
    ['price == 1.1 AND one == 1', true],
    ['far > 12345678901234567890', true],
    ['twice == 2', true],
  ])('tells numbers of many digits apart: %s is %s', (text, result) => {
    const attributes = factsIn(
      '{"id":12345678901234567890,"ids":[12345678901234567891],"price":1.10,"one":1.0,"far":1e400,"twice":1,"twice":2}',
    );
    expect(expression(text).evaluate(attributes)).toBe(result);
  });

  it('does not compare lists with scalar operators nor scalars with list operators', () => {
    expect(expression('skills == "support"').evaluate(scope)).toBe(false);
    expect(expression('skills != "support"').evaluate(scope)).toBe(false);
    expect(expression('language HAS "en"').evaluate(scope)).toBe(false);
    expect(expression('language IN level').evaluate(scope)).toBe(false);
    expect(expression('language NOT IN level').evaluate(scope)).toBe(false);
  });

  it('matches nobody when it is empty', () => {
    expect(expression('').evaluate(scope)).toBe(false);
    expect(expression('  ').evaluate(scope)).toBe(false);
  });

  it('does not reach into what attributes inherit', () => {
    expect(expression('constructor != null').evaluate(scope)).toBe(false);
    expect(expression('skills.length == 2').evaluate(scope)).toBe(false);
  });

  it('names every attribute it mentions once', () => {
    expect(expression('a.b == 1 AND (a.b == 2 OR c IN [d, "x"])').references).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('refuses what is nested or joined without end rather than running out of stack', () => {
    expect(() => expression(`${'('.repeat(1000)}1==1${')'.repeat(1000)}`)).toThrow(/nested deeper than 100/);
    expect(() => expression(`a == ${'['.repeat(1000)}1${']'.repeat(1000)}`)).toThrow(/nested deeper than 100/);
    expect(() => expression(Array.from({ length: 2000 }, () => 'a == 1').join(' AND '))).toThrow(/longer than 5000/);
    expect(expression(`${'NOT '.repeat(2001)}(1==2)`).evaluate({})).toBe(true);
    expect(expression(`${'('.repeat(99)}1==1${')'.repeat(99)}`).evaluate({})).toBe(true);
  });

  it.each([
    ['skill level == 1', 6, /extraneous input 'level' expecting OPERATOR/],
    ['level ==', 8, /missing input/],
    ['(level == 1', 11, /expecting '\)'/],
    ['level == 1 AND', 14, /missing input/],
    ['level == 1)', 10, /extraneous input '\)'/],
    ['skill-level == 1', 5, /token recognition error at: '-'/],
    ['level NOT 5', 10, /expecting IN/],
    ['level', 5, /expecting OPERATOR/],
    ['a[x] == 1', 2, /expecting an index/],
    ['a. == 1', 3, /expecting an attribute name/],
    ['level == "open', 9, /token recognition error/],
    ['level == 5x', 9, /token recognition error/],
  ])('refuses %s at character %d', (text, at, problem) => {
    const parse = (): unknown => expression(text);
    expect(parse).toThrow(ExpressionError);
    expect(parse).toThrow(problem);
    expect(parse).toThrow(expect.objectContaining({ at }));
  });
});
