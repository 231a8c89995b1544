import { signal } from '@preact/signals';
import { options, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { Desk } from '../../../src/assets/desk/desk-page';
import type { Clock } from '../../../src/assets/desk/ground/clock';
import type { AgentPage } from './agent-page';
import { Drawn } from './drawn';

/** By this attribute an element that is drawn is found among what the view made. */
const MADE = 'data-made';

type Props = Readonly<Record<string, unknown>>;

/** What was pressed: nothing stands in it but what was drawn. */
const NO_ELEMENT = { querySelector: () => null };

/** What the view asks of a document while it draws; nothing has the focus. */
const NO_DOCUMENT = { activeElement: null };

const nothing = (): void => undefined;
const never = (): Promise<never> => Promise.reject(new Error('No screen of this kind signs in or changes a password'));

/**
 * What an agent has before their eyes, and their hand: the page's own view, drawn from its model's state as text. Where things
 * stand, what has the focus and what keys do is not in it; those are a browser's.
 */
export class Screen {
  readonly #page: AgentPage;
  readonly #clock: Clock;

  constructor(page: AgentPage, clock: Clock) {
    this.#page = page;
    this.#clock = clock;
  }

  /** What the card says that goes on: ringing, connected, wrapping, … */
  get state(): string | undefined {
    return this.#draw().root.all(isA('.card'))[0]?.attributes['data-state'];
  }

  /**
   * What is said there, a line for each such element; nothing where there is none.
   *
   * @param where - A class (`.transfer`), an id (`#notes-saving`), an attribute (`[role=alert]`) or an element (`h1`).
   * @example
   * screen.says('.outcome'); // 'You rejected the call. It goes to the next available agent. …'
   */
  says(where: string): string {
    return this.#draw()
      .root.all(isA(where))
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n');
  }

  /** What is said of somebody in the call; nothing where they are not in it. */
  person(name: string): string {
    const lines = this.says('.person').split('\n');
    return lines.find((line) => line.includes(name)) ?? '';
  }

  /** The activity that the agent is in. */
  get activity(): string {
    return this.says('[aria-pressed=true]');
  }

  /** What can be pressed, from the top of the page to its end. */
  get buttons(): string[] {
    return this.#draw()
      .root.all(({ name }) => name === 'button')
      .filter(isEnabled)
      .map(({ label }) => label);
  }

  /** What stands in a field. */
  valueOf(label: string): string | undefined {
    const { field } = this.#field(label);
    return field.name === 'textarea' ? field.text : field.attributes['value'];
  }

  /**
   * Presses a button.
   *
   * @throws Error where there is none, or more than one, or it cannot be pressed
   * @example
   * screen.press('Transfer');
   * screen.press(/^Accept/);
   */
  press(label: string | RegExp): void {
    const { root, made } = this.#draw();
    const found = root.all((element) => element.name === 'button' && fits(label, element.label));
    const [button] = found;
    if (!button || found.length > 1)
      throw new Error(`There are ${found.length} buttons ${String(label)}; there are: ${this.buttons.join(' · ')}`);
    if (!isEnabled(button)) throw new Error(`The button ${button.label} cannot be pressed now`);
    const form = root.all((element) => element.name === 'form' && element.all((one) => one === button).length > 0)[0];
    const isSubmit = button.attributes['type'] === 'submit' && form;
    handle(made, isSubmit ? form : button, isSubmit ? 'onSubmit' : 'onClick', NO_ELEMENT);
  }

  /** Types into a field in the place of what stands in it, or chooses from a list. */
  fill(label: string, value: string): void {
    const { field, made } = this.#field(label);
    handle(made, field, field.name === 'select' ? 'onChange' : 'onInput', { value });
  }

  /** Chooses one of several by its label. */
  check(label: string): void {
    const { field, made } = this.#field(label);
    handle(made, field, 'onChange', { checked: true });
  }

  #field(label: string): { field: Drawn; made: readonly Props[] } {
    const { root, made } = this.#draw();
    const [field] = root
      .all((element) => element.name === 'label' && element.text.startsWith(label))
      .flatMap((element) => element.all(({ name }) => ['input', 'textarea', 'select'].includes(name)));
    if (!field) throw new Error(`There is no field ${label}`);
    return { field, made };
  }

  #draw(): { root: Drawn; made: readonly Props[] } {
    const made: Props[] = [];
    const before = { ...options };
    options.vnode = (vnode: VNode) => {
      before.vnode?.(vnode);
      if (typeof vnode.type !== 'string') return;
      const props = Object.assign(vnode.props, { [MADE]: String(made.length) });
      made.push(props);
    };
    Object.assign(globalThis, { document: NO_DOCUMENT });
    try {
      const state = signal(this.#page.state);
      const html = render(
        <Desk
          state={state}
          painted={state}
          now={signal(this.#clock.now())}
          levels={signal({ input: 0, output: 0 })}
          send={(event) => this.#page.do(event)}
          signIn={never}
          changePasscode={never}
          clock={this.#clock}
          chooseLanguage={nothing}
          device={{ unlockSound: nothing, testRing: nothing, askNotices: nothing }}
        />,
      );
      return { root: Drawn.page(html), made };
    } finally {
      Reflect.deleteProperty(globalThis, 'document');
      delete options.vnode;
      Object.assign(options, before);
    }
  }
}

function handle(made: readonly Props[], element: Drawn, name: string, target: object): void {
  const handler = made[Number(element.attributes[MADE])]?.[name];
  if (typeof handler !== 'function') throw new Error(`${element.label} does nothing ${name}`);
  Reflect.apply(handler, undefined, [{ detail: 1, currentTarget: target, target, preventDefault: nothing }]);
}

const fits = (label: string | RegExp, text: string): boolean =>
  typeof label === 'string' ? label === text : label.test(text);

const isEnabled = ({ attributes }: Drawn): boolean =>
  !('disabled' in attributes) && attributes['aria-disabled'] !== 'true';

const ATTRIBUTE = /^\[([\w-]+)=(.+)\]$/;

function isA(where: string): (element: Drawn) => boolean {
  const [, attribute, value] = ATTRIBUTE.exec(where) ?? [];
  return ({ name, attributes, classes }) => {
    if (attribute !== undefined) return attributes[attribute] === value;
    if (where.startsWith('.')) return classes.includes(where.slice(1));
    return where.startsWith('#') ? attributes['id'] === where.slice(1) : name === where;
  };
}
