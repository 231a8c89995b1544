import type { NoticePermission } from './ring-state';

/** What the desktop is to show now. */
export interface Notice {
  /** Names what it is about: a notice with the same one is the same, in every tab. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
}

/** The part of the browser's `Notification` the page needs. */
export interface NotificationApi {
  readonly permission: string;
  requestPermission(): Promise<string>;
  new (title: string, options?: NotificationOptions): Pick<Notification, 'addEventListener' | 'close'>;
}

/** The desktop's notification of an arriving call. */
export interface Notifier {
  /** Shows this and nothing else; nothing closes what is shown. May be called as often as one likes. */
  show(notice: Notice | undefined): void;
  /** Tells whether the browser lets the page notify, without asking the agent. */
  look(): void;
  /** Has the browser ask the agent. To be called on a click. */
  ask(): Promise<void>;
}

export interface NotifierOptions {
  /** Looked for each time; nothing in a browser without. */
  readonly api: () => NotificationApi | undefined;
  readonly tell: (permission: NoticePermission) => void;
  /** Brings the page to the front. */
  readonly focus: () => void;
}

export function createNotifier({ api, tell, focus }: NotifierOptions): Notifier {
  let shown: { notice: Notice; close: () => void } | undefined;
  let works = true;

  function close(): void {
    shown?.close();
    shown = undefined;
  }

  function look(): void {
    tell(works ? permissionOf(api()) : 'unsupported');
  }

  return {
    look,

    async ask() {
      await api()
        ?.requestPermission()
        .catch(() => undefined);
      look();
    },

    show(notice) {
      if (!notice) return close();
      const { tag, title, body, lang } = notice;
      if (shown?.notice.tag === tag && shown.notice.title === title && shown.notice.body === body) return;
      close();
      const Api = api();
      if (!Api || !works || permissionOf(Api) !== 'granted') return;
      try {
        // Silent, because the page rings by itself, as loud as the agent likes.
        const made = new Api(title, {
          body,
          tag,
          lang,
          icon: '/icons/ringing.svg',
          silent: true,
          requireInteraction: true,
        });
        made.addEventListener('click', () => {
          focus();
          close();
        });
        shown = { notice, close: () => made.close() };
      } catch {
        // Browsers on telephones allow it to service workers alone, and say so only now.
        works = false;
        look();
      }
    },
  };
}

function permissionOf(api: NotificationApi | undefined): NoticePermission {
  if (!api) return 'unsupported';
  if (api.permission === 'granted' || api.permission === 'denied') return api.permission;
  return 'unasked';
}
