import { readFileSync } from 'node:fs';
import { readOptional } from '../lib/configuration';
import { deskDocument } from '../lib/embed/desk-document';
import { readOrigins } from '../lib/embed/embed-origins';
import { DeskError } from '../lib/errors';
import { anyone, createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';

/** The private asset that the build makes of the page. */
const asset = '/desk.html';

function builtPage(): string {
  const path = Runtime.getAssets()[asset]?.path;
  if (path === undefined)
    throw new DeskError(
      'misconfigured',
      `This deployment has no private asset ${asset}. Build the desk, then deploy it again.`,
    );
  return readFileSync(path, 'utf8');
}

/** `GET /desk`: the desk's page for a frame in another program, with the headers that no asset can have. See docs/functions.md. */
export function createDeskHandler(platform: Platform, readPage = builtPage) {
  let page: string | undefined;
  return createHandler(platform, {
    needs: [],
    authorise: anyone,
    input: {},
    run: ({ context }) => {
      page ??= readPage();
      return deskDocument(page, readOrigins(readOptional(context, 'EMBED_ORIGINS') ?? '') ?? []);
    },
  });
}

export const handler = createDeskHandler(runtimePlatform);
