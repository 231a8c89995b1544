import type { Route } from '@playwright/test';

/** The server knows the worker, and gives them no token any more: for a page whose token is over, the session ends. */
export const refuseTokens = (route: Route): Promise<void> =>
  route.fulfill({ status: 403, json: { error: { code: 'forbidden', message: 'No' } } });
