import { connect } from '../../src/cli/connection';
import { testIo } from './test-io';

const account = { ACCOUNT_SID: `AC${'0'.repeat(32)}`, AUTH_TOKEN: 'a token' };

it.each([
  [{}, { region: '', edge: '' }, `account ${account.ACCOUNT_SID}`],
  [{ TWILIO_REGION: 'us1', TWILIO_EDGE: 'sydney' }, { region: '', edge: '' }, `account ${account.ACCOUNT_SID}`],
  [{ TWILIO_REGION: 'ie1' }, { region: 'ie1', edge: 'dublin' }, `account ${account.ACCOUNT_SID} in ie1`],
  [
    { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'frankfurt' },
    { region: 'ie1', edge: 'dublin' },
    `account ${account.ACCOUNT_SID} in ie1`,
  ],
])(
  'with %j asks the hosts of the region, whatever the edge is for the telephones, and says which',
  async (env, to, place) => {
    const connection = await connect(await testIo({ env: { ...account, ...env } }), { concurrency: 1 });
    expect(connection.client).toMatchObject(to);
    expect(connection.place).toBe(place);
  },
);
