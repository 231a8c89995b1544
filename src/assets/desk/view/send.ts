import type { AgentEvent } from '../model/event';
import type { TabEvent } from '../model/event-tab';

/** How the view tells what the agent did. */
export type Send = (event: AgentEvent | TabEvent) => void;
