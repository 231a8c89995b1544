import type { ComponentChildren } from 'preact';
import { mayConnect } from './connection-tries';
import type { Connection } from './connection-state';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import type { Given } from '../desk-view';

/** A connection that comes back at the first try is nothing to bother anybody with. */
const FAILURES_SHOWN = 2;

type NoticesProps = Given<'state' | 'send' | 'now'>;

/** What the agent should know about this page, besides the calls: calm, and gone once it is dealt with. */
export function Notices({ state, send, now }: NoticesProps) {
  const { connection, tab, session } = state;
  return (
    <div class="notices" aria-live="polite">
      {connection.name === 'elsewhere' && (
        <Elsewhere connection={connection} mayReturn={session.name === 'open'} send={send} />
      )}
      {isWaiting(connection) && (
        <Notice
          what="unreached"
          text={mayConnect(state, now.value) ? unreached(connection) : say('connection.signInFirst')}
        >
          {mayConnect(state, now.value) && (
            <button class="button" data-kind="quiet" type="button" onClick={() => send({ type: 'try-now-asked' })}>
              {say('connection.tryNow')}
            </button>
          )}
        </Notice>
      )}
      {tab.joined && (
        <Notice what="joined" text={say('connection.joined')}>
          <Dismiss onClick={() => send({ type: 'joined-dismissed' })} />
        </Notice>
      )}
      {tab.failure && (
        <Notice
          what="failed"
          title={say('ground.failedTitle')}
          text={say('ground.failedText')}
          detail={tab.failure.message}
        >
          <LoadAgain />
          <Dismiss onClick={() => send({ type: 'failure-dismissed' })} />
        </Notice>
      )}
    </div>
  );
}

/** Loads the page anew; the session is joined again where another tab has it, and signed in to again otherwise. */
export function LoadAgain() {
  return (
    <button class="button" data-kind="quiet" type="button" onClick={() => location.reload()}>
      {say('ground.loadAgain')}
    </button>
  );
}

function isWaiting(connection: Connection): boolean {
  if (connection.name === 'offline') return true;
  return connection.name === 'reconnecting' && !connection.trying && connection.failures >= FAILURES_SHOWN;
}

function unreached({ name }: Connection): string {
  return say(name === 'offline' ? 'connection.computerOffline' : 'connection.outOfReach');
}

type AtOtherDesk = Extract<Connection, { name: 'elsewhere' }>;

function Elsewhere(props: { connection: AtOtherDesk; mayReturn: boolean; send: Send }) {
  const { connection, mayReturn, send } = props;
  return (
    <Notice what="elsewhere" title={say('connection.elsewhereTitle')} text={say('connection.elsewhereText')}>
      {mayReturn && (
        <button
          class="button"
          data-kind="primary"
          type="button"
          aria-disabled={connection.returning}
          onClick={() => send({ type: 'use-here-asked' })}
        >
          {say(connection.returning ? 'connection.takingOver' : 'connection.useHere')}
        </button>
      )}
    </Notice>
  );
}

interface NoticeProps {
  readonly what: string;
  readonly title?: string;
  readonly text: string;
  /** What the browser said, for whoever looks after the desk. */
  readonly detail?: string;
  readonly children?: ComponentChildren;
}

function Notice({ what, title, text, detail, children }: NoticeProps) {
  return (
    <div class="notice" data-notice={what}>
      <p>
        {title && (
          <>
            <strong>{title}</strong>{' '}
          </>
        )}
        {text}
        {detail && (
          <bdi class="notice-detail" dir="ltr">
            {detail}
          </bdi>
        )}
      </p>
      <div class="notice-actions">{children}</div>
    </div>
  );
}

function Dismiss({ onClick }: { onClick: () => void }) {
  return (
    <button class="button" data-kind="quiet" type="button" aria-label={say('ground.dismiss')} onClick={onClick}>
      {say('ground.ok')}
    </button>
  );
}
