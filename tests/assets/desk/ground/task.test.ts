import { callerOf, conferenceOf, contactOf, skillsOf } from '../../../../src/assets/desk/ground/task';
import { task } from '../given';

describe('a task read for people', () => {
  it('names the caller and what they want by the usual keys', () => {
    expect(callerOf({ from: '+15550111', customer_name: 'Ada', reason: 'a lamp' })).toEqual({
      name: 'Ada',
      number: '+15550111',
      wants: 'a lamp',
    });
    expect(callerOf({ outbound_to: '+15550122', from: '+15550100' })).toEqual({ number: '+15550122' });
    expect(callerOf({ from: '  ', caller: 7, name: null })).toEqual({ number: '7' });
    expect(callerOf({})).toEqual({});
  });

  it('takes nothing for a name that cannot be seen', () => {
    expect(callerOf({ name: '\u202E\u200F', from: '+1555\u202E3210' })).toEqual({ number: '+15553210' });
    expect(skillsOf({ skills: ['\u2066support\u2069'] })).toEqual(['support']);
  });

  it('finds the conference only where one is written', () => {
    expect(conferenceOf(task({ attributes: { conference: { sid: 'CF1' } } }))).toBe('CF1');
    expect(conferenceOf(task({ attributes: { conference: 'CF1' } }))).toBeUndefined();
    expect(conferenceOf(task({ attributes: { conference: null } }))).toBeUndefined();
  });

  it('reads a worker’s skills and number, whatever else is in the attributes', () => {
    expect(skillsOf({ skills: ['support', 'es'], languages: ['es', 7], routing: { skills: ['vip'] } })).toEqual([
      'support',
      'es',
      '7',
      'vip',
    ]);
    expect(skillsOf({ skills: 'support' })).toEqual([]);
    expect(contactOf({ contact_uri: '+15550199' })).toBe('+15550199');
  });
});
