import type { Twilio } from 'twilio';
import { largestPage } from '../bulk/pages';
import type { DeployedService } from '../deployed-service';

export const levels = ['debug', 'notice', 'info', 'warning', 'error'] as const;
export type Level = (typeof levels)[number];

/** A line that a Function wrote, or an alert of the account. */
export interface LogLine {
  readonly sid: string;
  readonly kind: 'log' | 'alert';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly level: Level;
  /** The Function's path, or what the alert is about. */
  readonly where: string;
  readonly message: string;
  /** Twilio's number, of an alert. */
  readonly code?: string;
}

/** As many lines of either kind as one look takes: Twilio tells no more alerts. @see https://www.twilio.com/docs/usage/monitor-alert */
export const mostLines = 10_000;

const levelOf = (text: string): Level => {
  const word = text.toLowerCase().replace(/^warn$/, 'warning');
  return levels.find((level) => level === word) ?? 'info';
};

/**
 * The lines that a service's Functions wrote, and the account's alerts, from a moment on; the oldest first. Twilio keeps both for 30 days.
 *
 * @see https://www.twilio.com/docs/serverless/api/resource/logs
 * @see https://www.twilio.com/docs/usage/monitor-alert
 */
export class LogReader {
  readonly #client: Twilio;
  readonly #service: DeployedService;
  readonly #paths = new Map<string, string>();

  constructor(client: Twilio, service: DeployedService) {
    this.#client = client;
    this.#service = service;
  }

  /** @param from - Epoch milliseconds. */
  async read(from: number): Promise<LogLine[]> {
    const startDate = new Date(from);
    const [alerts, ...written] = await Promise.all([
      this.#client.monitor.v1.alerts.list({ startDate, pageSize: largestPage, limit: mostLines }),
      ...this.#service.environments.map(({ sid }) =>
        this.#client.serverless.v1
          .services(this.#service.sid)
          .environments(sid)
          .logs.list({ startDate, pageSize: largestPage, limit: mostLines }),
      ),
    ]);
    const logs = written.flat();
    if (logs.some(({ functionSid }) => !this.#paths.has(functionSid))) await this.#readPaths();
    const lines: LogLine[] = [
      ...logs.map(({ sid, dateCreated, level, functionSid, message }) => ({
        ...{ sid, kind: 'log' as const, at: dateCreated.getTime(), level: levelOf(level), message },
        where: this.#paths.get(functionSid) ?? functionSid,
      })),
      ...alerts.map(({ sid, dateGenerated, logLevel, alertText, resourceSid, requestUrl, errorCode }) => ({
        ...{ sid, kind: 'alert' as const, at: dateGenerated.getTime(), level: levelOf(logLevel) },
        where: requestUrl || resourceSid,
        message: wordsOf(alertText),
        code: errorCode,
      })),
    ];
    return lines.toSorted((a, b) => a.at - b.at || (a.sid < b.sid ? -1 : 1));
  }

  async #readPaths(): Promise<void> {
    const { functions } = this.#client.serverless.v1.services(this.#service.sid);
    for (const { sid, friendlyName } of await functions.list({ pageSize: largestPage }))
      this.#paths.set(sid, friendlyName);
  }
}

/** An alert's text is often a form, whose one field is a sentence. */
function wordsOf(text: string): string {
  const form = new URLSearchParams(text);
  return form.get('Msg') ?? form.get('parserMessage') ?? form.get('message') ?? text;
}
