import { MARKS } from './marks';

/** Runs in the page, before its own scripts, and takes its times. */
export interface Probe {
  /** Milliseconds from each click on Accept, as the browser had it, to the request on its way. */
  readonly sent: number[];
  /** Milliseconds from the start of the navigation to a painted field to type in. */
  readonly usable: Promise<number>;
  /** Settles some frames after so many calls have their card. */
  arrived(count: number): Promise<void>;
  /** Settles when the card is in this state. */
  reach(state: string): Promise<void>;
  /** Settles when the card tells of this end of a call. */
  told(end: string): Promise<void>;
  /** Settles when the page has had nothing to do for some while, as before most calls. */
  rest(): Promise<void>;
  /** Presses a button of the card as soon as it is in this state. */
  pressIn(state: string, action: string): Promise<void>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** How the frame begins that tells of an arriving call. */
const CREATED = '{"event_type":"reservation.created"';

/** Until then the arrival is over, whatever there is to be done after its frame. */
const FRAMES_AFTER = 6;

const card = (state: string): string => `.card[data-state="${state}"]`;

/** The element, as soon as a frame begins in which it is there. */
function inFrame(selector: string): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = document.querySelector<HTMLElement>(selector);
      if (found) resolve(found);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** When the frame that shows the element first had been painted: the next task after it. */
async function whenPainted(selector: string): Promise<number> {
  await inFrame(selector);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.start();
    port1.addEventListener('message', () => {
      port1.close();
      resolve(performance.now());
    });
    port2.postMessage(undefined);
  });
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
}

/** So many times in a row the browser has had time left. */
const RESTS = 5;
const REST_LEFT_MS = 10;

async function rest(): Promise<void> {
  for (let rests = 0; rests < RESTS;) {
    const { promise, resolve } = Promise.withResolvers<IdleDeadline>();
    requestIdleCallback(resolve);
    rests = (await promise).timeRemaining() > REST_LEFT_MS ? rests + 1 : 0;
  }
}

let arrivals = 0;
let tellArrived = (): void => {};

async function watchArrival(): Promise<void> {
  await inFrame(card('ringing'));
  performance.mark(MARKS.card);
  await frames(FRAMES_AFTER);
  arrivals += 1;
  // What is kept for each mark would look as if the page kept it.
  performance.clearMarks();
  tellArrived();
}

window.WebSocket = class extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given);
    this.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || !data.startsWith(CREATED)) return;
      performance.mark(MARKS.frame);
      void watchArrival();
    });
  }
};

const sent: number[] = [];
let clickedAt: number | undefined;
// The SDK asks by XMLHttpRequest.
window.XMLHttpRequest = class extends XMLHttpRequest {
  override send(body?: Document | XMLHttpRequestBodyInit | null): void {
    super.send(body);
    if (clickedAt === undefined) return;
    sent.push(performance.now() - clickedAt);
    clickedAt = undefined;
  }
};

document.addEventListener(
  'click',
  ({ target, timeStamp }) => {
    if (target instanceof Element && target.closest('[data-action="accept"]')) clickedAt = timeStamp;
  },
  { capture: true },
);

window.probe = {
  sent,
  usable: whenPainted('input[name="worker"]'),
  arrived: (count) =>
    new Promise((resolve) => {
      tellArrived = () => arrivals >= count && resolve();
      tellArrived();
    }),
  rest,
  reach: (state) => inFrame(card(state)).then(() => undefined),
  told: (end) => inFrame(`.outcome[data-end="${end}"]`).then(() => undefined),
  pressIn: (state, action) => inFrame(`${card(state)} [data-action="${action}"]`).then((button) => button.click()),
};
