import type { FloorEvent } from '../model/floor-event';

/** Tells the model what the supervisor did. */
export type Send = (event: FloorEvent) => void;
