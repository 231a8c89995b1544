import type { Page } from '@playwright/test';

/** What a page asked its browser to play and to show; a test's browser has neither loudspeaker nor desktop. */
export interface Heard {
  /** Sounds that go on, and how loud. */
  readonly ringing: readonly { readonly volume: number }[];
  /** How many sounds have begun since the page was loaded. */
  readonly begun: number;
  /** Notifications on the desktop now. */
  readonly notices: readonly { readonly title: string; readonly body: string }[];
  /** How often the agent was asked whether the page may notify. */
  readonly asked: number;
}

export interface StandInOptions {
  /** What the browser says about notifications before anybody is asked; the agent then says yes. */
  readonly permission?: 'default' | 'granted' | 'denied';
  /** Whether the browser lets the page sound at once; otherwise from {@link allowSound} on. */
  readonly maySound?: boolean;
  /** Whether the agent looks at the page. */
  readonly isLooking?: boolean;
}

/** Puts a silent AudioContext and an invisible desktop into every page this one loads from now on. */
export async function standIn(page: Page, options: StandInOptions = {}): Promise<void> {
  const { permission = 'default', maySound = true, isLooking = true } = options;
  await page.addInitScript(install, { permission, maySound, isLooking });
}

/** The browser lets the page sound from the agent's next click on, as browsers do. */
export async function allowSound(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('stand-in-allow')));
}

/** The agent turns to another window, or back. */
export async function look(page: Page, isLooking: boolean): Promise<void> {
  await page.evaluate((looks) => {
    window.dispatchEvent(new CustomEvent('stand-in-look', { detail: looks }));
  }, isLooking);
}

export async function clickNotice(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('stand-in-click')));
}

/** What is to be heard and seen of a page now. */
export function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => {
    const kept: unknown = Reflect.get(window, 'standInHeard');
    if (typeof kept !== 'function') throw new Error('standIn was not called before the page was loaded');
    return JSON.parse(String(Reflect.apply(kept, undefined, [])));
  });
}

/** Runs in the page, before its own scripts. */
function install(options: { permission: string; maySound: boolean; isLooking: boolean }): void {
  const state = { ...options, begun: 0, asked: 0, focused: 0 };
  const ringing = new Set<{ gain: { value: number } | undefined }>();
  const notices = new Set<StandInNotification>();

  class StandInContext extends EventTarget {
    readonly sampleRate = 8_000;
    readonly currentTime = 0;
    readonly destination = {};
    state = state.maySound ? 'running' : 'suspended';
    resume(): Promise<void> {
      if (!state.maySound) return new Promise(() => undefined);
      this.state = 'running';
      this.dispatchEvent(new Event('statechange'));
      return Promise.resolve();
    }
    createBuffer(): object {
      return { copyToChannel: () => undefined };
    }
    createGain(): object {
      const gain = {
        gain: { value: 1, setTargetAtTime: () => undefined },
        connect: (to: object) => to,
        disconnect() {},
      };
      return gain;
    }
    createBufferSource(): object {
      const sounding: { gain: { value: number } | undefined } = { gain: undefined };
      const source = {
        loop: false,
        connect(to: { gain: { value: number } }) {
          sounding.gain = to.gain;
          return to;
        },
        addEventListener: () => undefined,
        start() {
          state.begun += 1;
          if (source.loop) ringing.add(sounding);
        },
        stop: () => ringing.delete(sounding),
      };
      return source;
    }
  }

  class StandInNotification extends EventTarget {
    static get permission(): string {
      return state.permission;
    }
    static requestPermission(): Promise<string> {
      state.asked += 1;
      if (state.permission === 'default') state.permission = 'granted';
      return Promise.resolve(state.permission);
    }
    readonly body: string;
    constructor(
      readonly title: string,
      given: { body?: string } = {},
    ) {
      super();
      this.body = given.body ?? '';
      notices.add(this);
    }
    close(): void {
      notices.delete(this);
    }
  }

  Reflect.set(window, 'AudioContext', StandInContext);
  Reflect.set(window, 'Notification', StandInNotification);
  document.hasFocus = () => state.isLooking;
  window.addEventListener('stand-in-allow', () => {
    window.addEventListener('pointerdown', () => (state.maySound = true), { capture: true, once: true });
  });
  window.addEventListener('stand-in-look', (event) => {
    state.isLooking = event instanceof CustomEvent && event.detail === true;
    window.dispatchEvent(new Event(state.isLooking ? 'focus' : 'blur'));
  });
  // Whoever clicks a notification looks at the page that it brings to the front.
  window.focus = () => {
    state.isLooking = true;
    window.dispatchEvent(new Event('focus'));
  };
  window.addEventListener('stand-in-click', () => {
    for (const notice of notices) notice.dispatchEvent(new Event('click'));
  });
  Reflect.set(window, 'standInHeard', () =>
    JSON.stringify({
      ringing: [...ringing].map(({ gain }) => ({ volume: gain?.value ?? 1 })),
      begun: state.begun,
      notices: [...notices].map(({ title, body }) => ({ title, body })),
      asked: state.asked,
    }),
  );
}
