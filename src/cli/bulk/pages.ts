/** What every page of the twilio package has. */
export interface Page<Row> {
  readonly instances: Row[];
  nextPage(): Promise<Page<Row>> | undefined;
}

/** The largest page that Twilio gives. @see https://www.twilio.com/docs/usage/twilios-response#pagination */
export const largestPage = 1_000;

/** A page, and whether more follow. */
export interface ReadPage<Row> {
  readonly rows: readonly Row[];
  readonly isLast: boolean;
}

/** Reads page after page, the next one while this one is worked on; never holds more than two. */
export async function* pages<Row>(first: Promise<Page<Row>>): AsyncGenerator<ReadPage<Row>> {
  let page: Page<Row> | undefined = await first;
  while (page) {
    const next: Promise<Page<Row>> | undefined = page.nextPage();
    // Heard of where it is waited for, below.
    next?.catch(() => undefined);
    yield { rows: page.instances, isLast: next === undefined };
    page = await next;
  }
}

/** The rows of all pages, one after the other. */
export async function* rows<Row>(first: Promise<Page<Row>>): AsyncGenerator<Row> {
  for await (const page of pages(first)) yield* page.rows;
}
