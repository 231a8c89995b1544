import { type ActionState, type ActionStates, actionKey } from './action';
import { announceDone, announceNews } from './announce-news';
import type { Message } from './message';
import type { ConsoleModel } from './console-model';
import type { Snapshot } from './snapshot';

/**
 * What the page becomes when something happens. Pure: no DOM, no network, no clock.
 *
 * @param now - Epoch milliseconds by the browser's clock.
 */
export function update(model: ConsoleModel, message: Message, now: number): ConsoleModel {
  switch (message.type) {
    case 'link-opened':
      return { ...model, link: { name: 'live' } };
    case 'link-lost':
      return model.link.name === 'lost' ? model : { ...model, link: { name: 'lost', since: now } };
    case 'state-read':
      return read(model, message.snapshot, now);
    case 'state-unreadable':
      return { ...model, unreadable: message.reason };
    case 'requests-read': {
      const { requestsUnreadable: _solved, ...kept } = model;
      return { ...kept, requests: { page: message.page, search: message.search } };
    }
    case 'requests-unreadable':
      return { ...model, requestsUnreadable: message.reason };
    case 'asked':
      return { ...model, actions: withAction(model.actions, actionKey(message.intent), { name: 'under-way' }) };
    case 'done': {
      const said = announceDone(message.intent);
      const actions = withAction(model.actions, actionKey(message.intent), undefined);
      return { ...model, actions, announcement: said ?? model.announcement };
    }
    case 'failed': {
      const failed: ActionState = { name: 'failed', message: message.reason };
      return { ...model, actions: withAction(model.actions, actionKey(message.intent), failed) };
    }
    case 'search-changed':
      return { ...model, search: message.search };
    case 'panel-chosen':
      return { ...model, panel: message.panel };
    case 'workspace-chosen':
      return { ...model, workspaceSid: message.workspaceSid };
  }
}

function read(model: ConsoleModel, snapshot: Snapshot, now: number): ConsoleModel {
  const { unreadable: _solved, ...kept } = model;
  const news = model.snapshot && announceNews(model.snapshot, snapshot);
  return { ...kept, snapshot, readAt: now, announcement: news ?? model.announcement };
}

function withAction(actions: ActionStates, key: string, state: ActionState | undefined): ActionStates {
  const { [key]: _before, ...others } = actions;
  return state ? { ...others, [key]: state } : others;
}
