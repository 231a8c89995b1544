import { useState } from 'preact/hooks';
import { shortened } from './format';

/** Characters of somebody else's text that are shown until the agent asks for all of it. */
const SHOWN = 160;

/** A text of any length and any script: isolated from what is around it, and cut short until it is opened. */
export function LongText({ text, about }: { text: string; about: string }) {
  const [open, setOpen] = useState(false);
  if (text.length <= SHOWN) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi class={open ? undefined : 'clamped'}>{open ? text : shortened(text, SHOWN)}</bdi>
      <button
        class="button more"
        data-kind="quiet"
        type="button"
        aria-expanded={open}
        aria-label={`${open ? 'Show less of' : 'Show all of'} ${about}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Show less' : 'Show all'}
      </button>
    </>
  );
}
