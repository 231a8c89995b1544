import type { Intent } from './intent';

/** What became of something the person asked for; one that succeeded is forgotten. */
export type ActionState = { readonly name: 'under-way' } | { readonly name: 'failed'; readonly message: string };
export type ActionStates = Readonly<Record<string, ActionState>>;

/** Names what an intent acts on, so that its progress and failure are shown where it was asked for. */
export function actionKey(intent: Intent): string {
  switch (intent.type) {
    case 'hang-up':
    case 'press':
      return `${intent.type}:${intent.callSid}`;
    case 'set-activity':
      return `${intent.type}:${intent.workerSid}`;
    case 'cancel-task':
      return `${intent.type}:${intent.taskSid}`;
    case 'remove-fault':
      return `${intent.type}:${intent.id}`;
    case 'freeze':
    case 'resume':
    case 'advance':
      return 'clock';
    default:
      return intent.type;
  }
}

export function isUnderWay(actions: ActionStates, key: string): boolean {
  return actions[key]?.name === 'under-way';
}

/** Why it failed, if it did. */
export function failureOf(actions: ActionStates, key: string): string | undefined {
  const state = actions[key];
  return state?.name === 'failed' ? state.message : undefined;
}
