import type { Tone } from '../ground/icons';

/** How the page looks among other tabs. Both may be called as often as one likes. */
export interface TabFace {
  show(title: string): void;
  /** No tone is the page's own icon. */
  showIcon(tone: Tone | undefined): void;
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
  let isFetched = false;

  return {
    show(title) {
      if (page.title !== title) page.title = title;
    },

    showIcon(tone) {
      if (tone === shown) return;
      shown = tone;
      icon?.setAttribute('href', tone ? urlOf(tone) : atFirst);
      if (!tone || isFetched) return;
      isFetched = true;
      for (const other of TONES) fetchImage(urlOf(other));
    },
  };
}

function urlOf(tone: Tone): string {
  return `/icons/${tone}.svg`;
}
