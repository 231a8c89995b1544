import type { AgentEvent } from '../model/event';

/** How the view tells what the agent did. */
export type Send = (event: AgentEvent) => void;
