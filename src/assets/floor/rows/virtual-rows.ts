import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import { useCallback, useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Drawn above and below what can be seen, so that a quick wheel finds rows. */
const OVERSCAN = 6;

/** One row that is drawn, and how much room is left before it, in pixels. */
export interface DrawnRow {
  readonly index: number;
  readonly gap: number;
}

interface VirtualRows {
  readonly rows: readonly DrawnRow[];
  /** The room after the last one, in pixels. */
  readonly rest: number;
  /** Takes the height of a row that is not like the others. */
  readonly measure: (row: HTMLElement | null) => void;
}

interface VirtualRowsOptions {
  readonly scroller: { readonly current: HTMLElement | null };
  readonly keys: readonly string[];
  /** How high a row is as a rule, in pixels. */
  readonly height: number;
  /** Is drawn wherever it is, because it has the focus; -1 for none. */
  readonly kept: number;
}

/** Which rows of a long list are to be drawn: those in sight. */
export function useVirtualRows({ scroller, keys, height, kept }: VirtualRowsOptions): VirtualRows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  const options = {
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey,
    overscan: OVERSCAN,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      return kept < 0 || kept >= keys.length || seen.includes(kept) ? seen : [...seen, kept].toSorted((a, b) => a - b);
    },
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [height]);
  const items = virtualizer.getVirtualItems();
  const rows = items.map(({ index, start }, place) => ({ index, gap: start - (items[place - 1]?.end ?? 0) }));
  return {
    rows,
    rest: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
  };
}
