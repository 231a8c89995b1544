import { Command, Help, InvalidArgumentError, type Option } from 'commander';
import { version } from '../../package.json';
import { examples } from './help-examples';
import type { Act, Noun } from './invocation';
import type { Io } from './io';
import { plain } from './output/plain';
import { isBlank } from '../lib/text/unseen';
import { audit } from './audit/audit-command';
import { call } from './call/call-command';
import { calls } from './calls/calls-command';
import { completion } from './completion/completion-command';
import { conferences } from './conferences/conferences-command';
import { deploy } from './deploy/deploy-command';
import { doctor } from './doctor/doctor-command';
import { events } from './events/events-command';
import { history } from './history/history-command';
import { logs } from './logs/logs-command';
import { people } from './people/people-command';
import { setup } from './setup/setup-command';
import { tasks } from './tasks/tasks-command';
import { undeploy } from './undeploy/undeploy-command';
import { workers } from './workers/workers-command';

/** All nouns, in the order of the help. */
const nouns: readonly Noun[] = [
  tasks,
  calls,
  conferences,
  workers,
  people,
  audit,
  history,
  events,
  logs,
  setup,
  doctor,
  deploy,
  undeploy,
  call,
  completion,
];

const hasBlank = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasBlank) : typeof value === 'string' && isBlank(value);

/** A verb's own options, and those of what it stands in. */
const optionsOf = (command: Command): readonly Option[] => [
  ...command.options,
  ...(command.parent ? optionsOf(command.parent) : []),
];

/**
 * Refuses a value in which there is nothing to see, as an unset variable of a script leaves one: a filter by no name may be
 * read as no filter, and then all is meant. Called before a verb runs.
 *
 * @throws CommanderError
 */
function refuseBlanks(verb: Command): void {
  const options = optionsOf(verb);
  const values: Readonly<Record<string, unknown>> = verb.optsWithGlobals();
  const blank =
    verb.registeredArguments.find((_, position) => hasBlank(verb.processedArgs[position]))?.name() ??
    options.find((option) => hasBlank(values[option.attributeName()]))?.flags;
  if (blank === undefined) return;
  verb.error(`error: '${blank}' is empty. Give it a value, or leave it out. Nothing was changed.`);
}

/** What every verb understands. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly local?: boolean;
  readonly origin?: string;
  readonly ownCredentials?: boolean;
  readonly accountSid?: string;
  readonly profile?: string;
  readonly workspace?: string;
  readonly concurrency: number;
}

const mostConcurrency = 100;

function readConcurrency(text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= mostConcurrency) return number;
  throw new InvalidArgumentError(`Expected a whole number from 1 to ${mostConcurrency}.`);
}

const withGlobalOptions = { showGlobalOptions: true };
const help = Object.assign(new Help(), withGlobalOptions);

/** A verb's help tells what goes with the verb, and the version goes with none. */
const visibleGlobalOptions = (command: Command): Option[] =>
  help.visibleGlobalOptions(command).filter(({ long }) => long !== '--version');

/** The whole command line. */
export function makeProgram(io: Io, act: Act): Command {
  const program = new Command('desk')
    .description('Operate a TaskRouter workspace: a real one, or the local one of "npm start".')
    .version(version, '--version', 'print the version of this project')
    .option('--json', 'print JSON: a line for each item of a list, one object for a summary')
    .option('--local', 'work on the local TaskRouter at http://127.0.0.1:4010')
    .option('--origin <url>', 'work on the local TaskRouter at another address (TASKROUTER_ORIGIN)')
    .option('--own-credentials', 'send the local TaskRouter the ACCOUNT_SID and AUTH_TOKEN of the environment')
    .option('--account-sid <sid>', "the account (ACCOUNT_SID, else the Twilio CLI's active profile)")
    .option('--profile <name>', 'a profile of the Twilio CLI')
    .option('-w, --workspace <name or sid>', 'the workspace (WORKSPACE_SID, else the only one there is)')
    .option('--concurrency <number>', 'how many requests to send at a time', readConcurrency, 8)
    .configureHelp({ ...withGlobalOptions, visibleGlobalOptions })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // What was typed may hold anything that was copied from somewhere.
      outputError: (text, write) => write(text.split('\n').map(plain).join('\n')),
      getOutHelpWidth: () => io.stdout.columns(),
      getErrHelpWidth: () => io.stderr.columns(),
      getOutHasColors: () => io.stdout.isTerminal,
      getErrHasColors: () => io.stderr.isTerminal,
    })
    .showSuggestionAfterError()
    .showHelpAfterError('(See --help.)')
    .exitOverride()
    .hook('preAction', (_, verb) => refuseBlanks(verb));
  for (const noun of nouns) noun(program, act);
  program.addHelpText(
    'after',
    examples(
      ['desk doctor', 'what is wrong with the setup, and how to fix it'],
      ['desk tasks list --older-than 10m', 'what is going on, and for how long'],
      ['desk tasks fix', 'which tasks are stuck; add --yes to end them'],
      ['desk workers list --watch', 'who is doing what'],
      ['desk tasks list --local', 'the same on the desk of “npm start”'],
      ['desk setup apply --help', 'every command has help with examples'],
    ),
  );
  return program;
}
