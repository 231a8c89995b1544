import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { numeral } from '../../desk/ground/format';
import { Shape, type Tone } from '../../desk/ground/icons';
import type { Order } from '../model/filters';
import { say } from '../view/messages/floor-words';
import { useVirtualRows } from './virtual-rows';

export interface Column<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

interface DenseTableProps<Item extends { readonly sid: string }, Name extends string> {
  /** The ID of the heading. */
  readonly labelledBy: string;
  readonly items: readonly Item[];
  /** The first one names the row. */
  readonly columns: readonly Column<Name>[];
  readonly order: Order<Name> | undefined;
  readonly sort: (order: Order<Name> | undefined) => void;
  readonly title: (item: Item) => { readonly text: string; readonly tone: Tone };
  readonly cell: (item: Item, column: Name) => ComponentChildren;
  /** What is there of a row that is open: everything about it, and what can be done. */
  readonly card: (item: Item) => ComponentChildren;
  /** Something is asked in this row, which stays open for it. */
  readonly asking: string | undefined;
}

/** In pixels, until a row has been measured. */
const ROW_HEIGHT = 33;

/**
 * A list of thousands: a line each, of which those in sight are drawn. The arrow keys, Home, End, and the page keys go from row to row;
 * Enter opens one, and Tab goes on to what can be done there.
 */
export function DenseTable<Item extends { readonly sid: string }, Name extends string>(
  props: DenseTableProps<Item, Name>,
) {
  const { items, order, sort, title, cell, card, asking, labelledBy } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const columns = props.columns.slice(0, useRoom(scroller));
  const [active, setActive] = useState('');
  const [opened, setOpened] = useState('');
  const [height, setHeight] = useState(ROW_HEIGHT);
  const at = items.findIndex(({ sid }) => sid === active);
  const keys = useMemo(() => items.map(({ sid }) => sid), [items]);
  /** Rows that are or were open: only their height has to be looked at. */
  const odd = useRef(new Set<string>());
  const { rows, rest, measure } = useVirtualRows({ scroller, keys, height, kept: at });
  const focus = useFocusInRows(scroller);

  useLayoutEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>(
      'tbody:not([data-open]) > tr[aria-rowindex]',
    )?.offsetHeight;
    if (row && row !== height) setHeight(row);
  });

  const pressed = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const next = nextRow(event.key, at, items.length, page);
    const item = next === undefined ? undefined : items[next];
    if (!item) return;
    event.preventDefault();
    setActive(item.sid);
    focus(item.sid);
  };

  // One of them is in the way of the Tab key: where somebody was, or the first.
  const stop = at < 0 ? items[0]?.sid : active;
  return (
    <div class="floor-dense" ref={scroller}>
      <table aria-labelledby={labelledBy} aria-rowcount={items.length + 1} aria-colcount={columns.length}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col" data-column={name} aria-sort={sortOf(order, name)}>
                <button type="button" onClick={() => sort(turned(order, name))}>
                  {label}
                  <span aria-hidden="true">{order?.by === name ? (order.isDown ? ' ▼' : ' ▲') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {rows.flatMap(({ index, gap }) => {
          const item = items[index];
          if (!item) return [];
          const { sid } = item;
          const { text, tone } = title(item);
          const isOpen = sid === opened || sid === asking;
          if (isOpen) odd.current.add(sid);
          return [
            gap > 0 && <Room key={`before ${sid}`} height={gap} />,
            <tbody
              key={sid}
              data-index={index}
              data-open={isOpen || undefined}
              ref={odd.current.has(sid) ? measure : null}
              onFocusIn={() => setActive(sid)}
            >
              <tr aria-rowindex={index + 2}>
                {columns.map(({ name }, place) =>
                  place === 0 ? (
                    <th key={name} scope="row">
                      <button
                        id={`row-${sid}`}
                        data-row={sid}
                        data-tone={tone}
                        type="button"
                        tabIndex={sid === stop ? 0 : -1}
                        aria-expanded={isOpen}
                        onKeyDown={pressed}
                        onClick={() => setOpened(isOpen ? '' : sid)}
                      >
                        <Shape tone={tone} />
                        <bdi>{text}</bdi>
                      </button>
                    </th>
                  ) : (
                    <td key={name} data-column={name}>
                      {cell(item, name)}
                    </td>
                  ),
                )}
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={columns.length}>
                    <ul class="floor-rows">{card(item)}</ul>
                  </td>
                </tr>
              )}
            </tbody>,
          ];
        })}
        {rest > 0 && <Room height={rest} />}
      </table>
    </div>
  );
}

/** How many suit the filters, said aloud when it changes. */
export function Count({ shown, all }: { shown: number; all: number }) {
  return <output class="panel-note">{say('rows.shown', { shown: numeral(shown), count: numeral(all) })}</output>;
}

/** Where rows are that nobody sees. */
function Room({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td style={{ height: `${height}px`, padding: 0, border: 0 }}>{'\u00A0'}</td>
      </tr>
    </tbody>
  );
}

/** Up to these widths, in pixels, there is room for so many columns; where a row is open, all is told of it. */
const NARROW = [
  { upTo: 320, columns: 2 },
  { upTo: 560, columns: 3 },
];

/** For how many columns there is room. */
function useRoom(scroller: { readonly current: HTMLElement | null }): number {
  const [room, setRoom] = useState(Infinity);
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return undefined;
    const observer = new ResizeObserver(() =>
      setRoom(NARROW.find(({ upTo }) => current.clientWidth <= upTo)?.columns ?? Infinity),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return room;
}

/** Which row a key leads to; `undefined` where it leads nowhere. */
export function nextRow(key: string, at: number, count: number, page: number): number | undefined {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, to));
}

function sortOf(order: Order<string> | undefined, name: string): 'ascending' | 'descending' | 'none' {
  if (order?.by !== name) return 'none';
  return order.isDown ? 'descending' : 'ascending';
}

/** Up, then down, then as it was at first. */
function turned<Name extends string>(order: Order<Name> | undefined, by: Name): Order<Name> | undefined {
  if (order?.by !== by) return { by, isDown: false };
  return order.isDown ? undefined : { by, isDown: true };
}

/**
 * Brings the focus to a row that is about to be drawn, and keeps it where rows are drawn anew around it.
 *
 * @returns Asks for it.
 */
function useFocusInRows(scroller: { readonly current: HTMLElement | null }): (sid: string) => void {
  const wanted = useRef<string | undefined>(undefined);
  const has = useRef('');
  useLayoutEffect(() => {
    const entered = ({ target }: FocusEvent): void => {
      has.current = target instanceof HTMLElement && scroller.current?.contains(target) ? target.id : '';
    };
    const pressed = (): void => {
      has.current = '';
    };
    document.addEventListener('focusin', entered);
    document.addEventListener('pointerdown', pressed);
    return () => {
      document.removeEventListener('focusin', entered);
      document.removeEventListener('pointerdown', pressed);
    };
  }, []);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body && has.current !== '';
    const id = wanted.current === undefined ? (isLost ? has.current : '') : `row-${wanted.current}`;
    const element = id === '' ? null : document.getElementById(id);
    if (!element) return;
    // Where somebody has gone to is shown; where they were before need not be.
    element.focus({ preventScroll: wanted.current === undefined });
    wanted.current = undefined;
  });
  return (sid) => {
    wanted.current = sid;
  };
}
