import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../../scripts/project';

/** The code in a page of the package, such as `README.md`, of one language in the order it stands. */
export function codeIn(page: string, language: string): readonly string[] {
  const text = readFileSync(join(PROJECT_FOLDER, 'emulator', page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);
}
