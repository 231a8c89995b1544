import { sign } from 'jsonwebtoken';
import { Workspace } from 'twilio-taskrouter';

import { bridgeOrigin, bridgeUrls } from '../../src/lib/region';

/** A token that is good enough to be taken apart. */
const token = sign({ grants: { task_router: { workspace_sid: 'WS1', role: 'admin' } } }, 'secret', {
  issuer: 'SK1',
  subject: 'AC1',
  expiresIn: 3_600,
});

it.each(['us1', 'ie1'] as const)('the SDK finds %s where the page is sent', (region) => {
  // It makes its addresses when it is made, and connects to none before it is asked something.
  const made: unknown = Reflect.get(new Workspace(token, { region, logLevel: 'silent' }), '_config');
  const { ebServer, wsServer } = bridgeUrls(bridgeOrigin(region));
  expect(made).toMatchObject({ EB_SERVER: ebServer, WS_SERVER: wsServer });
});
