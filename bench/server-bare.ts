import { createServer } from 'node:http';

/** What any server has to do for the same exchange: read the form, make a task of it, answer with its JSON. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const attributes = form.get('Attributes') ?? '{}';
    JSON.parse(attributes);
    const workspace = 'http://127.0.0.1/v1/Workspaces/WS00000000000000000000000000000001';
    const body = JSON.stringify({
      sid: 'WT00000000000000000000000000000001',
      account_sid: 'AC00000000000000000000000000000001',
      workspace_sid: 'WS00000000000000000000000000000001',
      age: 0,
      assignment_status: 'pending',
      attributes,
      addons: '{}',
      date_created: '2026-11-20T12:00:00Z',
      date_updated: '2026-11-20T12:00:00Z',
      task_queue_entered_date: '2026-11-20T12:00:00Z',
      virtual_start_time: '2026-11-20T12:00:00Z',
      priority: 0,
      reason: null,
      task_queue_sid: 'WQ00000000000000000000000000000001',
      task_queue_friendly_name: 'support',
      task_channel_sid: 'TC00000000000000000000000000000001',
      task_channel_unique_name: 'default',
      timeout: 86_400,
      workflow_sid: form.get('WorkflowSid'),
      workflow_friendly_name: 'support',
      ignore_capacity: false,
      routing_target: null,
      url: `${workspace}/Tasks/WT00000000000000000000000000000001`,
      links: {
        task_queue: `${workspace}/TaskQueues/WQ00000000000000000000000000000001`,
        workflow: `${workspace}/Workflows/WW00000000000000000000000000000001`,
        workspace,
        reservations: `${workspace}/Tasks/WT00000000000000000000000000000001/Reservations`,
      },
    });
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(body);
  });
});
/** Asked anything, it says how much CPU time it has used. */
process.on('message', () => process.send?.(process.cpuUsage()));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
