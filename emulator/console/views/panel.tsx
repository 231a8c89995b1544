import type { ComponentChildren, JSX } from 'preact';

interface PanelProps {
  /** Names the panel within the page, for its heading and its place in the layout. */
  id: string;
  title: string;
  count?: number | undefined;
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** A titled part of the page. */
export function Panel({ id, title, count, aside, children }: PanelProps): JSX.Element {
  return (
    <section class="panel" id={id} aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {count !== undefined && count > 0 && <span class="count">{count}</span>}
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A titled part of the page that is opened when it is wanted. */
export function Drawer({ id, title, count, children }: Omit<PanelProps, 'aside'>): JSX.Element {
  return (
    <details class="panel drawer" id={id}>
      <summary>
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span class="count">{count}</span>}
      </summary>
      {children}
    </details>
  );
}

/** What a part of the page says when it has nothing to show. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <p>{children}</p>}
    </div>
  );
}
