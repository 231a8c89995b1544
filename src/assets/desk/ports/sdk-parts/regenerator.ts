/**
 * What `twilio-taskrouter` 2.1 needs for its four async functions, which are compiled to steps: the build puts it in the
 * place of `@babel/runtime/regenerator` and its `asyncToGenerator`. See docs/decisions/0009-sdk-without-ballast.md.
 */

/** Says that the step which `next` names is to be run at once. */
const AGAIN = {};

/** What the steps of a function know of each other. */
class Progress {
  prev: unknown = 0;
  next: unknown = 0;
  /** What was waited for. */
  sent: unknown;
  isOver = false;
  #result: unknown;

  /** Leaves the function from within: `kind` is `return`. */
  abrupt(kind: string, result: unknown): object {
    if (kind !== 'return') throw unknownStep(kind);
    this.#result = result;
    this.next = 'end';
    return AGAIN;
  }

  stop(): unknown {
    this.isOver = true;
    return this.#result;
  }
}

type Step = (progress: Progress) => unknown;

/** Goes on until there is something to wait for; `isOver` with the last. */
type GoOn = (sent?: unknown) => { readonly isOver: boolean; readonly value: unknown };

/** @param tryLocations - Where the function has `try`, which none of the SDK's has. */
function wrap(step: Step, _marked: unknown, self: unknown, tryLocations?: unknown): GoOn {
  if (tryLocations) throw unknownStep('try');
  const progress = new Progress();
  return (sent) => {
    progress.sent = sent;
    let value: unknown;
    do value = Reflect.apply(step, self, [progress]);
    while (value === AGAIN);
    return { isOver: progress.isOver, value };
  };
}

const unknownStep = (name: string): Error =>
  new Error(`This build of the TaskRouter SDK cannot step through "${name}". Mend sdk-parts/regenerator.ts.`);

/** Makes an async function of one that gives its steps. */
export function asyncToGenerator(make: (...given: unknown[]) => GoOn) {
  return async function (this: unknown, ...given: unknown[]): Promise<unknown> {
    const goOn: GoOn = Reflect.apply(make, this, given);
    let at = goOn();
    while (!at.isOver) at = goOn(await at.value);
    return at.value;
  };
}

export default { mark: <T>(make: T): T => make, wrap };
