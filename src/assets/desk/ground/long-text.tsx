import { useState } from 'preact/hooks';
import { shortened } from './format';
import { say } from '../words/desk-words';

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
        aria-label={say(open ? 'ground.showLessOf' : 'ground.showAllOf', { what: about })}
        onClick={() => setOpen(!open)}
      >
        {say(open ? 'ground.showLess' : 'ground.showAll')}
      </button>
    </>
  );
}
