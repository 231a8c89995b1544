import type { AgentEvent } from '../desk-events';
import type { TabEvent } from '../tabs/tabs-events';

/** How the view tells what the agent did. */
export type Send = (event: AgentEvent | TabEvent) => void;
