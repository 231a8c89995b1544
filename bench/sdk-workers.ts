import AccessToken, { TaskRouterGrant } from 'twilio/lib/jwt/AccessToken';
import { Worker, type Reservation } from 'twilio-taskrouter';
import { localCredentials } from '../emulator/credentials';
import { each } from './each';

/** How long to wait for what may never come, in milliseconds. */
const patienceMs = 120_000;

/** What happened to the SDK's Workers of a process, how often. */
export interface Heard {
  readonly activityUpdated: number;
  readonly reservationCreated: number;
  readonly accepted: number;
  readonly completed: number;
}

function tokenOf(workspaceSid: string, workerSid: string): string {
  const { accountSid, apiKey, apiSecret } = localCredentials;
  const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: workerSid });
  token.addGrant(new TaskRouterGrant({ workspaceSid, workerSid, role: 'worker' }));
  return token.toJwt();
}

/** Opens a Worker of the browser SDK; it accepts and completes whatever it is offered. */
async function open(origin: string, token: string, tell: (what: keyof Heard) => void): Promise<void> {
  const worker = new Worker(token, {
    ebServer: `${origin}/v1/wschannels`,
    wsServer: `${origin.replace('http', 'ws')}/v1/wschannels`,
    logLevel: 'silent',
  });
  worker.on('activityUpdated', () => tell('activityUpdated'));
  worker.on('reservationCreated', (reservation: Reservation) => {
    tell('reservationCreated');
    reservation.on('accepted', () => {
      tell('accepted');
      void reservation.complete();
    });
    reservation.on('completed', () => tell('completed'));
    void reservation.accept();
  });
  await new Promise<void>((resolve, reject) => {
    worker.on('ready', () => resolve());
    worker.on('error', reject);
  });
}

/** Says `ready` once all are, and what they heard once all have heard everything, or nothing more is to be expected. */
async function main(): Promise<void> {
  const origin = process.env['BENCH_ORIGIN'] ?? '';
  const workspaceSid = process.env['BENCH_WORKSPACE'] ?? '';
  const workerSids = (process.env['BENCH_WORKERS'] ?? '').split(',');
  const heard = { activityUpdated: 0, reservationCreated: 0, accepted: 0, completed: 0 };
  const end = (): void => void process.send?.(heard);
  const giveUp = setTimeout(end, patienceMs);
  await each(workerSids, (workerSid) =>
    open(origin, tokenOf(workspaceSid, workerSid), (what) => {
      heard[what] += 1;
      if (Object.values(heard).some((count) => count < workerSids.length)) return;
      clearTimeout(giveUp);
      end();
    }),
  );
  process.send?.('ready');
}

void main();
