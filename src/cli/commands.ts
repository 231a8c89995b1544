import { audit } from './audit/audit-command';
import { call } from './call/call-command';
import { calls } from './calls/calls-command';
import { completion } from './completion/completion-command';
import { conferences } from './conferences/conferences-command';
import { deploy } from './deploy/deploy-command';
import { doctor } from './doctor/doctor-command';
import type { Noun } from './invocation';
import { people } from './people/people-command';
import { setup } from './setup/setup-command';
import { tasks } from './tasks/tasks-command';
import { undeploy } from './undeploy/undeploy-command';
import { workers } from './workers/workers-command';

/** All nouns, in the order of the help. */
export const nouns: readonly Noun[] = [
  tasks,
  calls,
  conferences,
  workers,
  people,
  audit,
  setup,
  doctor,
  deploy,
  undeploy,
  call,
  completion,
];
