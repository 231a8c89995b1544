import * as v from 'valibot';
import { Gate, nameOfRun } from './gate';
import { ParityError } from './parity-error';

/** An account, to look for what was left in it. */
export interface Account {
  readonly accountSid: string;
  readonly authToken: string;
  /** Where its REST API is. */
  readonly origin: string;
}

const page = v.object({
  workspaces: v.array(v.object({ sid: v.string(), friendly_name: v.string() })),
  meta: v.object({ next_page_url: v.nullish(v.string()) }),
});

const longestMs = 30_000;

/**
 * Removes the workspaces of one run, which only their names tell from others.
 *
 * @returns How many there were.
 * @throws ParityError where one stays, or nobody can say whether there are any
 */
export async function removeWorkspacesOf(mark: string, account: Account): Promise<number> {
  const gate = new Gate(mark);
  const found = (await allWorkspaces(account)).filter(({ friendly_name: name }) => name.startsWith(nameOfRun(mark)));
  for (const { sid } of found) gate.made(sid);
  for (const { sid, friendly_name: name } of found) {
    const path = `/v1/Workspaces/${sid}`;
    const refusal = gate.refusalOf({ method: 'DELETE', path, query: '', body: '' });
    if (refusal !== undefined) throw new ParityError(refusal);
    const answer = await ask(account, 'DELETE', path);
    if (!answer.ok && answer.status !== 404)
      throw new ParityError(
        `The workspace ${sid} (${name}) could not be removed (${answer.status}): remove it yourself`,
      );
  }
  return found.length;
}

async function allWorkspaces(account: Account): Promise<v.InferOutput<typeof page>['workspaces']> {
  const all = [];
  let target: string | undefined = '/v1/Workspaces?PageSize=1000';
  while (target !== undefined) {
    const answer = await ask(account, 'GET', target);
    if (!answer.ok)
      throw new ParityError(
        `The workspaces of ${account.accountSid} cannot be listed (${answer.status}): are ACCOUNT_SID and AUTH_TOKEN right?`,
      );
    const { workspaces, meta } = v.parse(page, await answer.json());
    all.push(...workspaces);
    const next: URL | undefined = meta.next_page_url ? new URL(meta.next_page_url) : undefined;
    target = next && next.pathname + next.search;
  }
  return all;
}

async function ask(
  { accountSid, authToken, origin }: Account,
  method: 'GET' | 'DELETE',
  target: string,
): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  try {
    return await fetch(origin + target, { method, headers: { authorization }, signal: AbortSignal.timeout(longestMs) });
  } catch (error) {
    throw new ParityError(`${origin} does not answer: check the network, or where it runs.`, { cause: error });
  }
}
