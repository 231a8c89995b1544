import { readAttributes, taskFacts, taskTitle, workerFacts } from '../../../../emulator/console/model/attributes';

const ofCall = {
  from_country: 'US',
  called: '+15550100',
  to: '+15550100',
  caller: '+15550142',
  from: '+15550142',
  account_sid: 'AC1',
  call_sid: 'CA1',
  call_status: 'ringing',
  direction: 'inbound',
  api_version: '2010-04-01',
  selected_language: 'es',
  conference: { sid: 'CF1' },
};

describe('a task at a glance', () => {
  it('is called after the caller, or their name where it is known', () => {
    expect(taskTitle(ofCall)).toBe('+15550142');
    expect(taskTitle({ ...ofCall, name: 'Ada' })).toBe('Ada');
    expect(taskTitle({ invoice: 1 })).toBe('Untitled task');
  });

  it('shows what the task is about, without what every call brings along', () => {
    expect(taskFacts(ofCall)).toEqual([
      { name: 'to', values: ['+15550100'] },
      { name: 'selected_language', values: ['es'] },
    ]);
  });

  it('shows values of any kind, and leaves out empty ones', () => {
    expect(taskFacts({ urgent: true, items: [1, { a: 2 }], nothing: null, blank: '', none: [] })).toEqual([
      { name: 'urgent', values: ['true'] },
      { name: 'items', values: ['1', '{"a":2}'] },
    ]);
  });
});

describe('workerFacts', () => {
  it('puts lists such as skills first', () => {
    const facts = workerFacts({ contact_uri: '+15550301', skills: ['support', 'billing'] });
    expect(facts).toEqual([
      { name: 'skills', values: ['support', 'billing'] },
      { name: 'contact_uri', values: ['+15550301'] },
    ]);
  });
});

describe('readAttributes', () => {
  it('reads an object, and nothing as an empty one', () => {
    expect(readAttributes('{"a": [1.10]}')).toEqual({ attributes: '{"a": [1.10]}' });
    expect(readAttributes('  \n')).toEqual({ attributes: '{}' });
  });

  it.each(['[1]', '"es"', 'null', '7'])('refuses %s, which is no object', (text) => {
    expect(readAttributes(text)).toEqual({ problem: expect.stringMatching(/^Attributes must be a JSON object/) });
  });

  it('says what is wrong with the JSON', () => {
    expect(readAttributes('{"a":')).toEqual({ problem: expect.stringMatching(/^This is not JSON \(.+\)\. Write/) });
  });
});
