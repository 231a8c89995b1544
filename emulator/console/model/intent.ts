/** What a person asks the local TaskRouter to do. */
export type Intent =
  | { readonly type: 'place-call'; readonly from: string; readonly to: string }
  | { readonly type: 'hang-up'; readonly callSid: string }
  | { readonly type: 'press'; readonly callSid: string; readonly digits: string }
  | { readonly type: 'freeze' }
  | { readonly type: 'resume' }
  | { readonly type: 'advance'; readonly durationMs: number }
  | { readonly type: 'set-activity'; readonly workerSid: string; readonly activitySid: string }
  | {
      readonly type: 'create-task';
      readonly workspaceSid: string;
      readonly workflowSid: string;
      /** JSON text. */
      readonly attributes: string;
    }
  | { readonly type: 'cancel-task'; readonly taskSid: string }
  | { readonly type: 'add-fault'; readonly fault: Readonly<Record<string, unknown>> }
  | { readonly type: 'remove-fault'; readonly id: string }
  | { readonly type: 'reset' };

export interface ControlRequest {
  readonly path: string;
  /** `POST` where absent. */
  readonly method?: 'DELETE';
  readonly body: object;
}

/** The request of the control API that does what is asked. */
export function requestOf(intent: Intent): ControlRequest {
  switch (intent.type) {
    case 'place-call':
      return { path: '/_emulator/v1/calls', body: { from: intent.from, to: intent.to } };
    case 'hang-up':
      return { path: `/_emulator/v1/calls/${encodeURIComponent(intent.callSid)}/hangup`, body: {} };
    case 'press':
      return {
        path: `/_emulator/v1/calls/${encodeURIComponent(intent.callSid)}/press`,
        body: { digits: intent.digits },
      };
    case 'freeze':
      return { path: '/_emulator/v1/clock', body: { freeze: true } };
    case 'resume':
      return { path: '/_emulator/v1/clock', body: { resume: true } };
    case 'advance':
      return { path: '/_emulator/v1/clock', body: { advance: `${intent.durationMs}ms` } };
    case 'set-activity':
      return {
        path: `/_emulator/v1/workers/${encodeURIComponent(intent.workerSid)}/activity`,
        body: { activitySid: intent.activitySid },
      };
    case 'create-task': {
      const { workspaceSid, workflowSid, attributes } = intent;
      return { path: '/_emulator/v1/tasks', body: { workspaceSid, workflowSid, attributes } };
    }
    case 'cancel-task':
      return { path: `/_emulator/v1/tasks/${encodeURIComponent(intent.taskSid)}/cancel`, body: {} };
    case 'add-fault':
      return { path: '/_emulator/v1/faults', body: intent.fault };
    case 'remove-fault':
      return { path: `/_emulator/v1/faults/${encodeURIComponent(intent.id)}`, method: 'DELETE', body: {} };
    case 'reset':
      return { path: '/_emulator/v1/reset', body: {} };
  }
}
