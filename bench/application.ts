import { createServer } from 'node:http';

/** What a caller hears first: into the queue that the caller's number ends with, to music. */
const greeting = (workflowSid: string, queue: string): string =>
  `<Response><Say>Welcome</Say><Enqueue workflowSid="${workflowSid}" waitUrl="/music" action="/left"><Task>{"queue":${queue}}</Task></Enqueue></Response>`;

const music = '<Response><Say>Please wait</Say><Pause length="600"/></Response>';

/** Connects caller and worker, and wants to hear of both ends. */
const conference = (origin: string): string =>
  JSON.stringify({
    instruction: 'conference',
    from: '+15550100',
    end_conference_on_exit: true,
    end_conference_on_customer_exit: true,
    status_callback: `${origin}/told`,
    status_callback_event: 'completed',
    conference_status_callback: `${origin}/told`,
    conference_status_callback_event: 'end',
  });

/** A small application behind the phone numbers: what somebody who uses TaskRouter would write. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const { pathname, searchParams } = new URL(request.url ?? '', `http://${request.headers.host}`);
    const answer = (type: string, body: string): void => {
      response.writeHead(200, { 'Content-Type': type }).end(body);
    };
    if (pathname === '/call')
      answer('text/xml', greeting(searchParams.get('workflow') ?? '', form.get('From')?.at(-1) ?? ''));
    else if (pathname === '/assignment') answer('application/json', conference(`http://${request.headers.host}`));
    else answer('text/xml', pathname === '/music' ? music : '<Response/>');
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
