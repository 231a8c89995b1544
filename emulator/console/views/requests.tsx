import type { ComponentChildren, JSX } from 'preact';
import { callerOf, effectsOf, originOf, type Request, wishOf } from '../model/request-page';
import { deliveryTone } from '../model/tone';
import type { Actions, ViewProps } from './actions';
import { Moment } from './age';
import { Button } from './button';
import { Empty } from './panel';
import { Problem } from './problem';
import { Sid, TextWithSids } from './sid';
import { State } from './state';

/** What came in, newest first, each with what it caused. */
export function Requests({ model, actions }: ViewProps): JSX.Element {
  const { requests, requestsUnreadable, search } = model;
  const found = requests?.page.requests ?? [];
  const isCurrent = requests?.search === search;
  return (
    <>
      <search class="row">
        <label class="field grow">
          <span class="unseen">Search requests</span>
          <input
            type="search"
            placeholder="Search: WT…, /Tasks"
            value={search}
            onInput={(event) => actions.search(event.currentTarget.value)}
          />
        </label>
        {search !== '' && <Button onPress={() => actions.search('')}>Clear</Button>}
      </search>
      <Problem text={requestsUnreadable} />
      {search !== '' && isCurrent && (
        <output class="quiet">
          {found.length}
          {requests.page.before === null ? '' : ' or more'} {found.length === 1 ? 'request' : 'requests'}
        </output>
      )}
      {isCurrent && found.length === 0 && (
        <Empty title={search === '' ? 'No requests yet' : 'No requests match'}>
          What your program asks for is listed here, with what it caused.
        </Empty>
      )}
      <ol class="log">
        {found.map((request) => (
          <RequestLine key={request.number} request={request} actions={actions} />
        ))}
      </ol>
    </>
  );
}

function RequestLine({ request, actions }: { request: Request; actions: Actions }): JSX.Element {
  const { number, at, status, tookMs, because, webhookSid, method } = request;
  const caller = callerOf(request);
  return (
    <li>
      <Moment at={at} />
      <span class="event-type">
        #{number} {originOf(request)}
      </span>
      {method !== null && <State tone={deliveryTone(status)} word={status === null ? 'no response' : String(status)} />}
      {tookMs !== null && <span class="quiet">{tookMs} ms</span>}
      <span class="event-text">
        <span class="url">
          <TextWithSids text={wishOf(request)} actions={actions} shows="Requests" />
        </span>
      </span>
      {caller !== '' && <span class="event-text">{caller}</span>}
      {webhookSid !== null && (
        <span class="event-text">
          {because !== null && `Asked because of #${because}: `}
          <Sid sid={webhookSid} actions={actions} shows="Requests" />
        </span>
      )}
      <details class="more">
        <summary>
          {effectsOf(request)}
          <span class="unseen"> by request {number}</span>
        </summary>
        <Consequences request={request} actions={actions} />
      </details>
    </li>
  );
}

function Consequences({ request, actions }: { request: Request; actions: Actions }): JSX.Element {
  const { caused, body, refusal } = request;
  return (
    <>
      <Effects title="Events" of={caused.events}>
        {({ sid, type, worker, taskSid, reservationSid }) => (
          <li key={sid}>
            <span class="event-type">{type}</span>
            {worker !== null && <span>{worker}</span>}
            {taskSid !== null && <Sid sid={taskSid} actions={actions} shows="Requests" />}
            {reservationSid !== null && <Sid sid={reservationSid} actions={actions} shows="Requests" />}
          </li>
        )}
      </Effects>
      <Effects title="Webhooks" of={caused.webhooks}>
        {({ sid, purpose, method, url, status, error, durationMs }) => (
          <li key={sid}>
            <span class="event-type">{purpose}</span>
            {durationMs === null ? (
              <State tone="waiting" word="under way" />
            ) : (
              <State tone={deliveryTone(status)} word={status === null ? 'no response' : String(status)} />
            )}
            <span class="event-text">
              <span class="url">
                {method} {url}
              </span>
              {error !== null && <span class="reason">{error}</span>}
            </span>
          </li>
        )}
      </Effects>
      <Effects title="Frames" of={caused.frames}>
        {({ type, sid, worker, sockets, fault }, index) => (
          <li key={index}>
            <span class="event-type">{type}</span>
            <span>
              to {worker ?? sid}, {sockets} {sockets === 1 ? 'socket' : 'sockets'}
            </span>
            {fault !== null && <span class="reason">A fault: {fault}</span>}
          </li>
        )}
      </Effects>
      {caused.changed.length > 0 && (
        <>
          <p class="quiet pre-title">Changed</p>
          <p class="sids">
            {caused.changed.map((sid) => (
              <Sid key={sid} sid={sid} actions={actions} shows="Requests" />
            ))}
          </p>
        </>
      )}
      {body !== null && <Text title="Body">{body}</Text>}
      {refusal !== null && <Text title="Refusal">{refusal}</Text>}
    </>
  );
}

interface EffectsProps<E> {
  title: string;
  of: readonly E[];
  children: (effect: E, index: number) => JSX.Element;
}

function Effects<E>({ title, of, children }: EffectsProps<E>): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <>
      <p class="quiet pre-title">{title}</p>
      <ul class="log" aria-label={title}>
        {of.map(children)}
      </ul>
    </>
  );
}

function Text({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <p class="quiet pre-title">{title}</p>
      <pre>{children}</pre>
    </>
  );
}
