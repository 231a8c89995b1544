import type { ComponentChildren } from 'preact';

/** A word and what it stands for, one of several in a row. */
export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="floor-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
