import { readAttributes } from '../attributes/read-attributes';

/** So many of one worker are told, and of each so many characters: a reading has room for thousands of workers. */
const mostSkills = 12;
const longestSkill = 40;

/**
 * What queues ask of a worker: the texts of each list in the attributes, such as `"languages": ["en"]`, and those of `routing.skills`.
 *
 * @see https://www.twilio.com/docs/taskrouter/expression-syntax for `skills HAS "support"`
 * @see https://www.twilio.com/docs/flex/admin-guide/setup/skills for `routing.skills`
 * @example skillsIn('{"languages":["en"],"routing":{"skills":["sales"]}}') // ['en', 'sales']
 */
export function skillsIn(attributes: string): string[] {
  const read = readAttributes(attributes);
  if (!read) return [];
  const { routing } = read;
  const isNested = typeof routing === 'object' && routing !== null && 'skills' in routing;
  const lists = [...Object.values(read), ...(isNested ? [routing.skills] : [])];
  const texts = lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  const skills = texts.flatMap((text) => (typeof text === 'string' && text.length <= longestSkill ? [text] : []));
  return [...new Set(skills)].filter((skill) => skill !== '').slice(0, mostSkills);
}
