import type { JSX } from 'preact';
import { Shape } from './state';

/** Why something did not work, where it was asked for. */
export function Problem({ text, id }: { text: string | undefined; id?: string }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <p class="problem" role="alert" {...(id && { id })}>
      <Shape tone="danger" />
      {text}
    </p>
  );
}
