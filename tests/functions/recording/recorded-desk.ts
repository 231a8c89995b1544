import { join } from 'node:path';
import type { RecordingAct, RecordingState } from '../../../src/lib/recording/act-on-recording';
import { recordingNoteOf, type RecordingNote } from '../../../src/lib/recording/recording-note';
import { WatchingDesk } from '../alone/watching-desk';
import type { Received } from '../runtime';

export const pauseSeconds = 60;

/** A call of alice's. */
export interface Talk {
  readonly taskSid: string;
  readonly conferenceSid: string;
  /** The customer's. */
  readonly callSid: string;
  readonly reservationSid: string;
  /** The agent's own. */
  readonly ownSid: string;
}

/** A desk whose calls are recorded, with pauses that TaskRouter ends; the pages are closed, and nothing runs but its Functions. */
export class RecordedDesk {
  private constructor(readonly desk: WatchingDesk) {}

  static async open(recording = 'asked, support=on'): Promise<RecordedDesk> {
    const desk = await WatchingDesk.open({ watch: false }, join(__dirname, 'floor.yaml'), {
      RECORDING: recording,
      PAUSE_SECONDS: String(pauseSeconds),
      DEADLINE_WORKFLOW_SID: `WW${'2'.padStart(32, '0')}`,
      HISTORY_SECRET: 'a secret of which the callers’ keys are made',
    });
    return new RecordedDesk(desk);
  }

  /** @param isRecorded - From the beginning, as the page asks for where the workflow is recorded. */
  async talk(isRecorded = true): Promise<Talk> {
    const { desk } = this;
    for (const name of ['bob', 'carol'] as const) await desk.go(name, 'Offline');
    const callSid = await desk.callIn('+15557654321');
    const reservationSid = await desk.accept('alice', true, ['leave'], isRecorded ? 'record-from-start' : undefined);
    await desk.leap(5);
    const { sid: taskSid } = await desk.taskOf(callSid);
    const [conference] = await desk.client.conferences.list({ friendlyName: taskSid });
    const conferenceSid = conference?.sid ?? '';
    const people = await desk.client.conferences(conferenceSid).participants.list();
    const ownSid = people.find((one) => one.callSid !== callSid)?.callSid ?? '';
    return { taskSid, conferenceSid, callSid, reservationSid, ownSid };
  }

  /** What an agent's page asks for. */
  ask(by: 'alice' | 'bob', act: RecordingAct, talk: Talk): Promise<Received> {
    const { taskSid, conferenceSid, callSid } = talk;
    return this.desk.ask(by, '/recording', { body: { act, taskSid, conferenceSid, callSid } });
  }

  /** The same, which has to succeed. */
  async done(by: 'alice' | 'bob', act: RecordingAct, talk: Talk): Promise<RecordingState> {
    const { status, text } = await this.ask(by, act, talk);
    if (status !== 200) throw new Error(text);
    return JSON.parse(text) as RecordingState;
  }

  /** What all pages in the call see. */
  async seen({ taskSid }: Talk): Promise<RecordingNote | undefined> {
    return recordingNoteOf((await this.desk.workspace.tasks(taskSid).fetch()).attributes);
  }

  /** How the recordings really stand, which the REST API does not tell. */
  standing(): string[] {
    const { recordings } = this.desk.emulator.control.state() as { recordings: { status: string }[] };
    return recordings.map(({ status }) => status);
  }

  clocks() {
    return this.desk.workspace.tasks.list({ workflowName: 'deadlines' });
  }
}
