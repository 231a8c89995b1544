import { PART_MISSING, PART_THERE } from '../desk/ground/until-loaded';

/*
 * Stands in the HTML of the desk and of the floor page, so that it is there when no script is. Where a part of the page
 * does not load, it says so. Browsers from before 2026 remember for as long as a page lives that a module did not load
 * (https://github.com/whatwg/html/pull/10327), so the page is loaded again once the server gives it: where it cannot
 * start, and where a part that the page loads itself has failed a few times and nothing typed would be lost.
 */

const SENTENCES: Record<string, string> = {
  en: 'Part of this page did not load. Trying again…',
  es: 'Una parte de esta página no se cargó. Se vuelve a intentar…',
  de: 'Ein Teil dieser Seite wurde nicht geladen. Es wird erneut versucht …',
  fr: 'Une partie de cette page ne s’est pas chargée. Nouvelle tentative…',
  ar: 'لم يُحمَّل جزء من هذه الصفحة. تجري إعادة المحاولة…',
};

/** Under this name the tab remembers how often it has loaded the page again, so that it does so ever more seldom. */
const TIMES_KEY = 'desk-started-again';

/** What is waited for the most, in seconds. */
const LONGEST_S = 32;

/** A browser that remembers a failure says so at once, however often it is asked. */
const REMEMBERS_AFTER = 3;

const words = document.createElement('p');
words.className = 'plain';
words.role = 'alert';
words.dir = 'auto';

/** Failures of parts since the last one came. */
let failures = 0;

/** Set once the page cannot start; only loading it again helps. */
let isStuck = false;

function timesBefore(): number {
  try {
    return Number(sessionStorage.getItem(TIMES_KEY));
  } catch {
    // Where the browser keeps nothing, each page waits in the middle.
    return 3;
  }
}

function remember(times: number): void {
  try {
    sessionStorage.setItem(TIMES_KEY, String(times));
  } catch {
    // As above.
  }
}

function say(): void {
  const tongues = [document.documentElement.lang, ...navigator.languages].map((tag) => tag.slice(0, 2));
  // The page says `en` until it knows better.
  const [first = 'en', second = 'en'] = tongues.filter((tongue) => tongue in SENTENCES);
  words.lang = first === 'en' ? second : first;
  words.textContent = SENTENCES[words.lang] ?? '';
  document.body.prepend(words);
}

async function reloadOnceServed(urls: readonly string[]): Promise<void> {
  const answers = await Promise.all(urls.map((url) => fetch(url, { cache: 'reload' })));
  if (answers.every(({ ok }) => ok)) location.reload();
}

/** Loads the page again as soon as the server gives it and what was missing. */
function startAgain(part: string, times: number): void {
  const seconds = Math.min(LONGEST_S, 2 ** times) * (0.75 + Math.random() / 2);
  remember(times + 1);
  setTimeout(() => {
    void reloadOnceServed([location.href, part])
      .catch(() => undefined)
      .then(() => startAgain(part, times + 1));
  }, seconds * 1_000);
}

const isTyped = (): boolean => [...document.querySelectorAll('input')].some(({ value }) => value);

function partOf(target: EventTarget | null): string | undefined {
  if (target instanceof HTMLScriptElement) return target.src;
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') return target.href;
  return undefined;
}

addEventListener(
  'error',
  ({ target }) => {
    const part = partOf(target);
    if (part === undefined || isStuck) return;
    isStuck = true;
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
    else say();
    startAgain(part, timesBefore());
  },
  true,
);

addEventListener('load', () => {
  if (!isStuck && timesBefore() > 0) remember(0);
});

addEventListener(PART_MISSING, (event) => {
  failures += 1;
  say();
  const mayReload = event instanceof CustomEvent && event.detail === true && !isTyped();
  if (failures >= REMEMBERS_AFTER && mayReload) reloadOnceServed([location.href]).catch(() => undefined);
});

addEventListener(PART_THERE, () => {
  failures = 0;
  if (!isStuck) words.remove();
});
