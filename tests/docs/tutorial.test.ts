import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLocalDesk, type LocalDesk } from '../../scripts/local-desk';
import { haveBuilt } from '../have-built';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const documentedOrigin = 'http://127.0.0.1:4010';

/** The shell blocks of the README's tutorial, in order. */
function tutorial(): string[] {
  const section = /## A tutorial by plain HTTP\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map((block) => block[1] ?? '');
}

interface Reply {
  readonly sid?: string;
  readonly assignment_status?: string;
  readonly activity_name?: string;
  readonly reservation_status?: string;
  readonly reservations?: readonly { readonly worker_name: string; readonly reservation_status: string }[];
}

describe('the README’s tutorial', () => {
  let desk: LocalDesk;

  beforeAll(async () => {
    await haveBuilt('local', 'console');
    desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0 });
  });

  afterAll(() => desk.close());

  it('does what it says, typed as it stands', async () => {
    const blocks = tutorial();
    expect(blocks).toHaveLength(6);
    const script = blocks.join('\n').replaceAll(documentedOrigin, desk.emulator?.origin ?? '');
    const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', script]);
    expect(stderr).toBe('');
    const replies = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Reply);
    const [charles, made, reservations, accepted, assigned, alice, spanish, acceptedAtOnce] = replies;
    expect(charles).toMatchObject({ activity_name: 'Available' });
    expect(made).toMatchObject({ assignment_status: 'pending', sid: 'WT00000000000000000000000000000001' });
    expect(reservations?.reservations).toMatchObject([{ worker_name: 'charles', reservation_status: 'pending' }]);
    expect(accepted).toMatchObject({ reservation_status: 'accepted' });
    expect(assigned).toMatchObject({ assignment_status: 'assigned' });
    expect(alice).toMatchObject({ activity_name: 'Available' });
    expect(spanish).toMatchObject({ assignment_status: 'pending', sid: 'WT00000000000000000000000000000002' });
    expect(acceptedAtOnce).toMatchObject({ assignment_status: 'assigned' });
    expect(replies).toHaveLength(8);
  });
});
