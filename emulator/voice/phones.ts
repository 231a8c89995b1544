/** What a pretend phone does when it is called. */
export type PhoneBehaviour =
  | { readonly does: 'answer'; readonly afterSeconds: number }
  | { readonly does: 'busy' }
  /** It rings until the caller gives up. */
  | { readonly does: 'ring' }
  /** The network knows no such phone. */
  | { readonly does: 'unreachable'; readonly because?: string };

const answersAtOnce: PhoneBehaviour = { does: 'answer', afterSeconds: 0 };

/** A number, an app on a computer or a SIP phone: what can be called. */
const callable = /^(\+\d{3,15}|client:\S+|sips?:\S+)$/;

/** Whether this can be called at all. */
export const isCallable = (number: string): boolean => callable.test(number);

/** The phones of workers and customers. They answer at once unless told otherwise. */
export class Phones {
  readonly #behaviours = new Map<string, PhoneBehaviour>();

  /** Has one phone behave in a way of its own. */
  set(number: string, behaviour: PhoneBehaviour): void {
    this.#behaviours.set(number, behaviour);
  }

  behaviourOf(number: string): PhoneBehaviour {
    if (!isCallable(number)) return { does: 'unreachable' };
    return this.#behaviours.get(number) ?? answersAtOnce;
  }

  reset(): void {
    this.#behaviours.clear();
  }
}
