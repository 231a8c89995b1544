import type { Check } from './check';
import { activities } from './checks/activities';
import { agentConference } from './checks/agent-conference';
import { apiKey } from './checks/api-key';
import { assignmentAnswer } from './checks/assignment-answer';
import { assignmentCallback } from './checks/assignment-callback';
import { callerId } from './checks/caller-id';
import { clock } from './checks/clock';
import { contactUri } from './checks/contact-uri';
import { credentials } from './checks/credentials';
import { dependencies } from './checks/dependencies';
import { deadlineWorkflow } from './checks/deadline-workflow';
import { deployed } from './checks/deployed';
import { deskActivities } from './checks/desk-activities';
import { eventCallback } from './checks/event-callback';
import { fallbackCallback } from './checks/fallback-callback';
import { identityProvider } from './checks/identity-provider';
import { nodeVersion } from './checks/node-version';
import { outboundWorkflow } from './checks/outbound-workflow';
import { password } from './checks/password';
import { people } from './checks/people';
import { phoneNumbers } from './checks/phone-numbers';
import { protectedFunctions } from './checks/protected';
import { queueExpressions } from './checks/queue-expressions';
import { queueRoutes } from './checks/queue-routes';
import { region } from './checks/region';
import { reservationTimeout } from './checks/reservation-timeout';
import { signIn } from './checks/sign-in';
import { sync } from './checks/sync';
import { timeoutActivity } from './checks/timeout-activity';
import { variables } from './checks/variables';
import { workers } from './checks/workers';
import { workflow } from './checks/workflow';
import { workflowExpressions } from './checks/workflow-expressions';
import { workspace } from './checks/workspace';

/** Everything that the doctor looks at, in the order in which it is told. */
export const allChecks: readonly Check[] = [
  nodeVersion,
  dependencies,
  variables,
  password,
  signIn,
  credentials,
  clock,
  apiKey,
  workspace,
  region,
  workflow,
  outboundWorkflow,
  deadlineWorkflow,
  callerId,
  activities,
  timeoutActivity,
  deskActivities,
  workers,
  sync,
  people,
  contactUri,
  queueExpressions,
  workflowExpressions,
  queueRoutes,
  reservationTimeout,
  assignmentCallback,
  fallbackCallback,
  phoneNumbers,
  eventCallback,
  identityProvider,
  deployed,
  protectedFunctions,
  assignmentAnswer,
  agentConference,
];
