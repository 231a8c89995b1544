import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONFIG_FILE, readDeskConfig } from '../../../scripts/build/desk-config';
import { PROJECT_FOLDER } from '../../../scripts/project';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-config-'));
  await mkdir(join(folder, 'brand'));
  await writeFile(join(folder, 'brand', 'logo.svg'), '<svg/>');
});
afterEach(() => rm(folder, { recursive: true }));

async function read(file: unknown): Promise<unknown> {
  await writeFile(join(folder, CONFIG_FILE), typeof file === 'string' ? file : JSON.stringify(file));
  return readDeskConfig(folder);
}

/** What is said against a file, one line for each mistake. */
async function mistakes(file: unknown): Promise<string[]> {
  const error: unknown = await read(file).then(
    () => new Error('nothing'),
    (thrown: unknown) => thrown,
  );
  return (error as Error).message.split('\n  - ');
}

describe('the operator’s configuration', () => {
  it('is in order as it comes', async () => {
    await expect(readDeskConfig(join(PROJECT_FOLDER, 'src/assets'))).resolves.toHaveProperty('name');
  });

  it('need not be there', async () => {
    await expect(readDeskConfig(folder)).resolves.toEqual({});
  });

  it('is taken as it is', async () => {
    const config = {
      name: 'Lamp support',
      logoUrl: '/brand/logo.svg',
      colours: { light: { focus: '#005f3c' } },
      languages: ['de'],
      dispositions: [{ code: 'sale', label: 'Sale', needsNote: true }],
      fields: [{ key: 'order', label: 'Order' }],
      screenPops: [
        {
          label: 'CRM',
          address: 'https://crm.example/?phone={from}',
          opens: 'accepted',
          queues: ['a'],
          channels: ['voice'],
        },
      ],
      directory: [{ name: 'Warehouse', number: '+15550177', queues: ['support'] }],
      busyActivity: 'On a call',
      nextActivity: 'Break',
      wrapUp: {
        limitSeconds: 120,
        fields: [
          { key: 'why', label: 'Why', type: 'choice', choices: ['Price'], required: true },
          { key: 'day', label: 'Day', type: 'date', queues: ['a'], dispositions: ['sale'] },
        ],
      },
      customersAlone: {
        watch: true,
        offerAgain: true,
        graceSeconds: 5,
        closingWords: { say: 'Call {callbackNumber}.', language: 'en-GB', callbackNumber: '+15550100' },
        perWorkflow: { Ventas: { offerAgain: false, closingWords: { say: 'Llame al {callbackNumber}.' } } },
      },
      floor: {
        withinSeconds: 20,
        shortAbandonSeconds: 3,
        tellListening: false,
        perQueue: { sales: { targetPercent: 90, redBelowPercent: 70, redWaitSeconds: 60 } },
      },
      ring: { on: false },
    };
    expect(await read(config)).toEqual(config);
  });

  it.each<[string, unknown, string]>([
    [
      'more than everything',
      { floor: { targetPercent: 101 } },
      'floor.targetPercent is 101, expected a number from 0 to 100.',
    ],
    ['no JSON', '{ "name": }', 'it is not JSON'],
    ['no object', [], 'the file is [], expected an object.'],
    ['a misspelt key', { nmae: 'Lamps' }, 'nmae is nothing the desk knows; docs/branding.md lists what it does.'],
    ['a name of spaces', { name: '  ' }, 'name is "", expected the name of the desk.'],
    ['an unknown language', { languages: ['en', 'nl'] }, 'languages.1 is "nl", expected one of en, es, de, fr, ar.'],
    ['no country', { defaultCountry: 'Germany' }, 'expected a country by its two letters, such as "DE".'],
    ['no language', { languages: [] }, 'languages is [], expected at least one language.'],
    ['a disposition without a label', { dispositions: [{ code: 'a' }] }, 'dispositions.0.label is missing.'],
    [
      'a code used twice',
      {
        dispositions: [
          { code: 'a', label: 'A' },
          { code: 'a', label: 'B' },
        ],
      },
      'expected every code only once.',
    ],
    [
      'a screen pop whose host a caller chooses',
      { screenPops: [{ label: 'CRM', address: 'https://{host}/' }] },
      'screenPops.0.address is "https://{host}/", expected an address such as',
    ],
    [
      'a screen pop in clear',
      { screenPops: [{ label: 'CRM', address: 'http://crm.example/{from}' }] },
      'expected https, so that nobody on the way reads whom the agent talks to.',
    ],
    [
      'a screen pop that opens never',
      { screenPops: [{ label: 'a', address: 'https://a.example/', opens: 'never' }] },
      'expected "accepted", "click" or "panel".',
    ],
    [
      'a number of the directory without a country',
      { directory: [{ name: 'Warehouse', number: '555 0177' }] },
      'directory.0.number is "555 0177", expected a number in international form',
    ],
    ['a list for an object', { ring: [] }, 'ring is [], expected an object.'],
    ['too loud a ring', { ring: { volume: 3 } }, 'ring.volume is 3, expected a number from 0 to 1.'],
    ['a queue that is no name', { wrapUp: { required: [7] } }, 'wrapUp.required'],
    [
      'choices for a number',
      { wrapUp: { fields: [{ key: 'a', label: 'A', type: 'number', choices: ['1'] }] } },
      'expected choices for a "choice", and for no other.',
    ],
    ['a key with a blank', { wrapUp: { fields: [{ key: 'a b', label: 'A', type: 'text' }] } }, 'expected letters'],
    ['half a second', { wrapUp: { limitSeconds: 0.5 } }, 'wrapUp.limitSeconds is 0.5, expected whole seconds.'],
    ['too long a grace', { customersAlone: { graceSeconds: 6 } }, 'graceSeconds is 6, expected at most 5 seconds.'],
    [
      'grace of its own',
      { customersAlone: { perWorkflow: { Sales: { graceSeconds: 1 } } } },
      'is nothing the desk knows',
    ],
    [
      'a callback number that is none',
      { customersAlone: { closingWords: { callbackNumber: '0800 1' } } },
      'customersAlone.closingWords.callbackNumber is "0800 1", expected a phone number such as "+15550100".',
    ],
    [
      'words that read out no number',
      { customersAlone: { perWorkflow: { Sales: { closingWords: { say: 'Call {callbackNumber}.' } } } } },
      'customersAlone.perWorkflow.Sales.closingWords.say reads out {callbackNumber}, but there is no callbackNumber',
    ],
    ['a logo from elsewhere', { logoUrl: 'https://x.example/a.svg' }, 'expected a path such as "/logo.svg".'],
    ['a logo that is not there', { logoUrl: '/logo.png' }, 'logoUrl is "/logo.png", but there is no such file'],
    ['a colour nobody can read', { colours: { light: { ink: '#bbbbbb' } } }, 'has a contrast of'],
  ])('is refused for %s', async (_, file, mistake) => {
    const said = await mistakes(file);
    expect(said[0]).toBe('desk-config.json cannot be used:');
    expect(said[1]).toContain(mistake);
  });

  it('is refused for all that is wrong at once', async () => {
    expect(await mistakes({ name: 7, ring: { on: 'yes' }, extra: true })).toEqual([
      'desk-config.json cannot be used:',
      'name is 7, expected the name of the desk.',
      'ring.on is "yes", expected true or false.',
      'extra is nothing the desk knows; docs/branding.md lists what it does.',
    ]);
  });
});
