import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isTyping } from '../ground/typing';

interface RegionProps {
  /** Names what is shown: when it changes, the region is back at its top. */
  readonly showing: string;
  readonly children: ComponentChildren;
}

/**
 * What may be longer than its place and scrolls inside it. The keyboard reaches it only while there is something to
 * scroll, so that otherwise the first Tab is for the first button; while there is more below, the style sheet shows it.
 */
export function ScrollRegion({ showing, children }: RegionProps) {
  const region = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = region;
    if (!current) return undefined;
    const measure = (): void => {
      const { scrollHeight, clientHeight, scrollTop } = current;
      if (scrollHeight > clientHeight + 1) current.tabIndex = 0;
      else current.removeAttribute('tabindex');
      // Fractions of a pixel are nothing to scroll for.
      current.toggleAttribute('data-below', scrollHeight - clientHeight - scrollTop > 2);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    if (current.firstElementChild) observer.observe(current.firstElementChild);
    current.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', measure);
    };
  }, []);
  return (
    <div ref={region} class="card-scroll" data-answers>
      <BackToTop region={region} showing={showing} />
      <div class="card-body">{children}</div>
    </div>
  );
}

/**
 * Where one scrolled to was a place in what is gone. A component of its own and before the others, so that its effect
 * comes first: what one of them then brings into sight stays there.
 */
function BackToTop({ region, showing }: { region: RefObject<HTMLElement | null>; showing: string }) {
  useLayoutEffect(() => {
    const { current } = region;
    const active = document.activeElement;
    // Not from under the hands of somebody who writes in it.
    if (current && !(isTyping(active) && current.contains(active))) current.scrollTop = 0;
  }, [showing]);
  return null;
}
