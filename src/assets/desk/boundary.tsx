import { Component, type ComponentChildren } from 'preact';
import { say } from './words/desk-words';
import { LoadAgain } from './connection/notices';
import type { Now } from './ground/time';

interface BoundaryProps {
  readonly now: Now;
  /** Told what a drawing threw. */
  readonly failed: (message: string) => void;
  readonly children: ComponentChildren;
}

interface BoundaryState {
  /** When the drawing failed; `undefined` while it does not. */
  readonly failedAt: number | undefined;
}

/** A drawing that fails each time is not made more often than this. */
const REDRAW_AFTER_MS = 1_000;

/**
 * Keeps a mistake in the drawing from leaving an empty page: says so, and draws again a second later. The model
 * and the ports go on meanwhile, and with them the call.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failedAt: undefined };

  override componentDidCatch(error: unknown): void {
    this.setState({ failedAt: this.props.now.peek() });
    this.props.failed(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }

  override render() {
    const { failedAt } = this.state;
    if (failedAt === undefined) return this.props.children;
    return <Broken now={this.props.now} failedAt={failedAt} draw={() => this.setState({ failedAt: undefined })} />;
  }
}

interface BrokenProps {
  readonly now: Now;
  readonly failedAt: number;
  readonly draw: () => void;
}

function Broken({ now, failedAt, draw }: BrokenProps) {
  if (now.value >= failedAt + REDRAW_AFTER_MS) queueMicrotask(draw);
  return (
    <main class="broken">
      <div role="alert">
        <h1>{say('ground.brokenTitle')}</h1>
        <p>{say('ground.failedText')}</p>
      </div>
      <p class="actions">
        <button class="button" data-kind="primary" type="button" onClick={draw}>
          {say('ground.drawAgain')}
        </button>
        <LoadAgain />
      </p>
    </main>
  );
}
