import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * What may be longer than its place and scrolls inside it. The keyboard reaches it only while there is something to
 * scroll, so that otherwise the first Tab is for the first button.
 */
export function ScrollRegion({ children }: { children: ComponentChildren }) {
  const region = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = region;
    if (!current) return undefined;
    const measure = (): void => {
      if (current.scrollHeight > current.clientHeight + 1) current.tabIndex = 0;
      else current.removeAttribute('tabindex');
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    if (current.firstElementChild) observer.observe(current.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={region} class="card-scroll" data-answers>
      <div class="card-body">{children}</div>
    </div>
  );
}
