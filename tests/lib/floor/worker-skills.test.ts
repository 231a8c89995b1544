import { skillsIn } from '../../../src/lib/floor/worker-skills';

it('tells the texts of each list of a worker, and those of routing.skills, each once', () => {
  const attributes = { languages: ['en', 'es'], skills: ['support'], routing: { skills: ['sales', 'en'] }, team: 'a' };
  expect(skillsIn(JSON.stringify(attributes))).toEqual(['en', 'es', 'support', 'sales']);
});

it('is bounded, and makes nothing of what is no text', () => {
  const many = Array.from({ length: 30 }, (_, number) => `skill ${number}`);
  expect(skillsIn(JSON.stringify({ many }))).toHaveLength(12);
  expect(skillsIn(JSON.stringify({ odd: [7, null, '', 'x'.repeat(41), ['a']], routing: [] }))).toEqual([]);
  expect(skillsIn('no JSON')).toEqual([]);
});
