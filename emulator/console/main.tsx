import { render } from 'preact';
import { systemWallClock } from '../core/clock-wall';
import { ringingCount } from './model/floor-lines';
import { requestOf, type Intent } from './model/intent';
import type { Message } from './model/message';
import { initialModel } from './model/console-model';
import { virtualNow } from './model/time';
import { update } from './model/console-update';
import { connectControl } from './ports/control-port';
import { Refresher } from './ports/refresher';
import { followStream } from './ports/news-stream';
import { everySecond } from './ports/ticker';
import type { Actions } from './views/actions';
import { Console } from './views/console';

const clock = systemWallClock;
const control = connectControl(clock, '', fetch.bind(globalThis));
const root = document.getElementById('console') ?? document.body;
let model = initialModel;

const actions: Actions = {
  ask: (intent) => void perform(intent),
  search(search) {
    if (model.panel !== 'requests') dispatch({ type: 'panel-chosen', panel: 'events' });
    dispatch({ type: 'search-changed', search });
    readRequests();
  },
  choosePanel(panel) {
    dispatch({ type: 'panel-chosen', panel });
    readRequests();
  },
  chooseWorkspace: (workspaceSid) => dispatch({ type: 'workspace-chosen', workspaceSid }),
};

const shownTime = (): number => virtualNow(model, clock.now());

function draw(): void {
  const ringing = ringingCount(model.snapshot?.workspaces ?? []);
  document.title = ringing > 0 ? `(${ringing} ringing) Local TaskRouter` : 'Local TaskRouter';
  render(<Console model={model} now={shownTime()} actions={actions} />, root);
}

function dispatch(message: Message): void {
  model = update(model, message, clock.now());
  draw();
}

const refresher = new Refresher({
  clock,
  read: () => control.readState(),
  took: (snapshot) => dispatch({ type: 'state-read', snapshot }),
  failed: (error) => dispatch({ type: 'state-unreadable', reason: messageOf(error) }),
});

const requestsRefresher = new Refresher({
  clock,
  async read() {
    const { search } = model;
    return { page: await control.readRequests(search), search };
  },
  took: ({ page, search }) => dispatch({ type: 'requests-read', page, search }),
  failed: (error) => dispatch({ type: 'requests-unreadable', reason: messageOf(error) }),
});

/** Only while they are looked at: there may be many, with all that they caused. */
function readRequests(): void {
  if (model.panel === 'requests') requestsRefresher.request();
}

async function perform(intent: Intent): Promise<void> {
  dispatch({ type: 'asked', intent });
  try {
    await control.send(requestOf(intent));
    dispatch({ type: 'done', intent });
  } catch (error) {
    dispatch({ type: 'failed', intent, reason: messageOf(error) });
  }
  refresher.request();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

draw();
refresher.request();
followStream(() => new EventSource('/_emulator/v1/stream'), clock, {
  opened() {
    dispatch({ type: 'link-opened' });
    refresher.hurry();
  },
  changed() {
    refresher.request();
    readRequests();
  },
  lost: () => dispatch({ type: 'link-lost' }),
});
everySecond(clock, shownTime, draw);
