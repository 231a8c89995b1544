import { createNotifier, type NotificationApi } from '../../../../src/assets/desk/ring/notifier';

interface Shown {
  readonly title: string;
  readonly options: NotificationOptions | undefined;
  readonly click: () => void;
  closed: boolean;
}

/** A desktop that shows nothing and remembers everything. */
function desktop(permission: string, { afterAsking = permission, breaks = false } = {}) {
  const shown: Shown[] = [];
  const told: string[] = [];
  let focused = 0;
  class StandIn extends EventTarget {
    static permission = permission;
    static requestPermission(): Promise<string> {
      StandIn.permission = afterAsking;
      return Promise.resolve(afterAsking);
    }
    constructor(title: string, options?: NotificationOptions) {
      super();
      if (breaks) throw new TypeError('Illegal constructor');
      this.#shown = { title, options, closed: false, click: () => this.dispatchEvent(new Event('click')) };
      shown.push(this.#shown);
    }
    readonly #shown: Shown;
    close(): void {
      this.#shown.closed = true;
    }
  }
  const api: NotificationApi = StandIn;
  const notifier = createNotifier({
    api: () => api,
    tell: (answer) => told.push(answer),
    focus: () => (focused += 1),
  });
  return { notifier, shown, told, focused: () => focused };
}

const notice = { tag: 'WR1', title: 'Incoming call', body: 'Ana Ruiz', lang: 'en' };

describe('the desktop’s notification', () => {
  it('is shown once, and closed with its call', () => {
    const { notifier, shown } = desktop('granted');
    notifier.show(notice);
    notifier.show({ ...notice });
    expect(shown).toMatchObject([{ title: 'Incoming call', options: { body: 'Ana Ruiz', tag: 'WR1', silent: true } }]);
    notifier.show(undefined);
    expect(shown).toMatchObject([{ closed: true }]);
    notifier.show(notice);
    expect(shown).toHaveLength(2);
  });

  it('makes way for the next', () => {
    const { notifier, shown } = desktop('granted');
    notifier.show(notice);
    notifier.show({ ...notice, tag: 'WR2' });
    expect(shown.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('brings the page to the front when it is clicked', () => {
    const { notifier, shown, focused } = desktop('granted');
    notifier.show(notice);
    shown[0]?.click();
    expect(focused()).toBe(1);
    expect(shown[0]?.closed).toBe(true);
  });

  it.each(['default', 'denied'])('is not shown where the permission is %s', (permission) => {
    const { notifier, shown } = desktop(permission);
    notifier.show(notice);
    expect(shown).toEqual([]);
  });

  it('asks when it is told to, and never by itself', async () => {
    const { notifier, told } = desktop('default', { afterAsking: 'granted' });
    notifier.look();
    notifier.show(notice);
    expect(told).toEqual(['unasked']);
    await notifier.ask();
    expect(told).toEqual(['unasked', 'granted']);
  });

  it('says so in a browser without, and in one that allows it to service workers alone', () => {
    const told: string[] = [];
    const without = createNotifier({
      api: () => undefined,
      tell: (answer) => told.push(answer),
      focus: () => undefined,
    });
    without.look();
    without.show(notice);
    expect(told).toEqual(['unsupported']);

    const phone = desktop('granted', { breaks: true });
    phone.notifier.show(notice);
    phone.notifier.show(notice);
    expect(phone.told).toEqual(['unsupported']);
  });
});
