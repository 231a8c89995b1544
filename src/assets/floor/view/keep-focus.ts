import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the place of somebody who works with the keyboard: rows move and go as the floor changes, and with them the
 * button that has the focus. It goes back to the button where it is now, or else to the heading of its panel.
 */
export function useKeptFocus(): void {
  const last = useRef<{ id: string; heading: string | undefined } | undefined>(undefined);
  useLayoutEffect(() => {
    const entered = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      const row = target.closest('.floor-row, .floor-supervising, tr');
      const heading = target.closest('.panel')?.querySelector('h2[tabindex]')?.id;
      // A question goes with its answer; what asked it is what one comes back to.
      const id = target.closest('.floor-asking') ? row?.querySelector('[aria-expanded="true"]')?.id : target.id;
      last.current = row ? { id: id ?? '', heading } : undefined;
    };
    const pressed = (): void => {
      last.current = undefined;
    };
    document.addEventListener('focusin', entered);
    document.addEventListener('pointerdown', pressed);
    return () => {
      document.removeEventListener('focusin', entered);
      document.removeEventListener('pointerdown', pressed);
    };
  }, []);
  useLayoutEffect(() => {
    if (!last.current || document.activeElement !== document.body) return;
    const { id, heading } = last.current;
    (document.getElementById(id) ?? document.getElementById(heading ?? ''))?.focus();
  });
}
