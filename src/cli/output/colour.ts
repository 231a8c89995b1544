import picocolors from 'picocolors';
import type { Io, Output } from '../io';

export type Palette = ReturnType<typeof picocolors.createColors>;

/** Colours for a place to write to: on a terminal alone, and not where `NO_COLOR` is set. @see https://no-color.org */
export function palette({ env }: Pick<Io, 'env'>, { isTerminal }: Output): Palette {
  return picocolors.createColors(isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb');
}
