import type { Tone } from '../model/situation';

/** How the page looks among other tabs. */
export interface TabFace {
  /** May be called as often as one likes. */
  show(title: string, tone: Tone | undefined): void;
}

const TONES: readonly Tone[] = ['available', 'busy', 'ringing', 'wrapping', 'offline', 'danger'];

/**
 * The tab's title and icon. The icons are files, because the page's content security policy allows no others; they are
 * fetched ahead, so that there is one for "no network" when there is no network.
 */
export function createTabFace(page: Document, fetchImage: (url: string) => void): TabFace {
  const icon = page.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const atFirst = icon?.getAttribute('href') ?? '';
  let shown: Tone | undefined;
  let fetched = false;

  return {
    show(title, tone) {
      if (page.title !== title) page.title = title;
      if (tone === shown || !icon) return;
      shown = tone;
      icon.setAttribute('href', tone ? urlOf(tone) : atFirst);
      if (tone && !fetched) {
        fetched = true;
        for (const other of TONES) fetchImage(urlOf(other));
      }
    },
  };
}

function urlOf(tone: Tone): string {
  return `/icons/${tone}.svg`;
}
