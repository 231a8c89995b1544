import type { FloorEvent } from '../model/event';

/** Tells the model what the supervisor did. */
export type Send = (event: FloorEvent) => void;
