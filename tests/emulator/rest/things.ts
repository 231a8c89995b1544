import { notDone, operation, checkVersion } from '../../../emulator/rest/operation';
import { flag, list, required, text } from '../../../emulator/rest/parameters';

/** Operations of every kind that there is, on things that there are not. */
export const thingOperations = [
  operation({
    id: 'FetchThing',
    method: 'GET',
    path: '/v1/Things/:Sid',
    parameters: {},
    status: 200,
    handle: ({ path, url }) => ({ body: { sid: path.Sid, url: url.origin + url.pathname }, version: 7 }),
  }),
  operation({
    id: 'FetchThingList',
    method: 'GET',
    path: '/v1/Things/All',
    parameters: {},
    status: 200,
    handle: () => ({ body: { all: true } }),
  }),
  operation({
    id: 'CreateThing',
    method: 'POST',
    path: '/v1/Things',
    parameters: { Name: required(text(5)), Loud: flag(), Color: list(text()) },
    status: 201,
    handle: ({ given }) => ({ body: given }),
  }),
  operation({
    id: 'DeleteThing',
    method: 'DELETE',
    path: '/v1/Things/:Sid',
    parameters: {},
    status: 204,
    handle(call) {
      checkVersion(call.ifMatch, 7);
      return {};
    },
  }),
  operation({
    id: 'CreateMany',
    method: 'POST',
    path: '/v1/Many',
    parameters: {},
    body: 'json',
    status: 200,
    handle: ({ json }) => ({ body: { json } }),
  }),
  operation({
    id: 'FetchBroken',
    method: 'GET',
    path: '/v1/Broken',
    parameters: {},
    status: 200,
    handle() {
      throw new Error('a secret of the house');
    },
  }),
  operation({
    id: 'FetchCall',
    method: 'GET',
    path: '/2010-04-01/Accounts/:AccountSid/Calls/:Sid.json',
    parameters: {},
    status: 200,
    handle: ({ path }) => ({ body: { call: path.Sid } }),
  }),
  operation({
    id: 'ListCallEvents',
    method: 'GET',
    path: '/2010-04-01/Accounts/:AccountSid/Calls/:CallSid/Events.json',
    parameters: {},
    status: 200,
    handle: ({ path }) => ({ body: { eventsOf: path.CallSid } }),
  }),
  notDone('FetchLater', 'GET', '/v1/Later'),
  notDone('CreateLater', 'POST', '/v1/Later'),
];
