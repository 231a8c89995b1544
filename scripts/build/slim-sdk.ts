/** The SDK's package.json, of which it reads its own version. */
const OWN_MANIFEST = /JSON\.parse\('\{"name":"twilio-taskrouter".*?"version":"([\d.]+)".*?\}'\)/s;

/** Where a module of the SDK begins: the SDK itself is written without arrows, its packer with nothing else. */
const MODULE_START = /(?<=[{,])\d+:(?=\(?[\w,]*\)?=>\{)/g;

/** Where the packer's own code begins, after the last module. */
const PACKER_START = '},t={};function r(';

/** The copy of `path` that the SDK carries. */
const OWN_PATH = 'Path must be a string. Received ';

/** Babel's helpers, which the SDK asks for as functions, and gets as modules where they are ES modules. */
const HELPER = /require\("@babel\/runtime\/helpers\/\w+"\)/g;

/** What the SDK offers and the worker page does not use: a supervisor's and a workspace's view. */
const UNUSED: readonly string[] = ['Supervisor', 'Workspace'];

/**
 * TaskRouter's SDK, as its package has it for browsers, without its package.json, its copy of `path`, for which it asks by
 * name instead, and the modules that only its unused parts need.
 *
 * @param unused - Exports of the SDK that may be empty.
 * @throws when the SDK is not packed as it was in 2.1
 */
export function slimmed(sdk: string, unused = UNUSED): string {
  const short = sdk.replace(OWN_MANIFEST, '({version:"$1"})');
  const end = short.indexOf(PACKER_START);
  const starts = [...short.matchAll(MODULE_START)].map(({ index }) => index);
  const first = starts[0];
  if (short === sdk || end < 0 || first === undefined) throw packedAnew('its manifest or its modules were not found');

  const modules = new Map(
    starts.map((start, place) => {
      const text = short.slice(start, starts[place + 1] ?? end);
      const id = Number.parseInt(text);
      if (text.includes(OWN_PATH)) return [id, `${id}:e=>{e.exports=require("path")},`];
      return [id, (text.endsWith(',') ? text : `${text},`).replace(HELPER, '$&.default')];
    }),
  );
  if (![...modules.values()].some((text) => text.includes('require("path")')))
    throw packedAnew('its path was not found');
  const packer = unused.reduce(withoutExport, short.slice(end));
  const needed = new Set<number>();
  const visit = (text: string): void => {
    for (const [, digits] of text.matchAll(/\br\((\d+)\)/g)) {
      const id = Number(digits);
      if (needed.has(id)) continue;
      needed.add(id);
      visit(modules.get(id) ?? '');
    }
  };
  visit(packer);
  const kept = [...modules].filter(([id]) => needed.has(id)).map(([, text]) => text);
  return [short.slice(0, first), ...kept, packer].join('');
}

/** Lets one of the SDK's exports be empty, so that nothing needs its module. */
function withoutExport(packer: string, name: string): string {
  const variable = new RegExp(`"${name}",\\{enumerable:!0,get:function\\(\\)\\{return (\\w+)\\.default`).exec(
    packer,
  )?.[1];
  const without = packer.replace(new RegExp(`\\b${variable}=t\\(r\\(\\d+\\)\\)`), `${variable}={}`);
  if (without === packer) throw packedAnew(`its export ${name} was not found`);
  return without;
}

function packedAnew(what: string): Error {
  return new Error(`twilio-taskrouter is not packed as it was in 2.1: ${what}. Mend scripts/build/slim-sdk.ts.`);
}
