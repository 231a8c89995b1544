import { audit } from './audit';
import { call } from './call';
import { calls } from './calls';
import { completion } from './completion';
import { conferences } from './conferences';
import { deploy } from './deploy';
import { doctor } from './doctor';
import type { Noun } from './invocation';
import { people } from './people';
import { setup } from './setup';
import { tasks } from './tasks';
import { undeploy } from './undeploy';
import { workers } from './workers';

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
