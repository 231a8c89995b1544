import { Hono } from 'hono';
import type { Snapshots } from '../persistence/snapshots';

/** `/_emulator/snapshots`. @param state - What there is to see, answered once a snapshot is restored. */
export function snapshotsApp(snapshots: Snapshots, state: () => object): Hono {
  const app = new Hono();
  app.get('/', async (context) => context.json({ snapshots: await snapshots.names() }));
  app.post('/:name', async (context) => {
    const name = context.req.param('name');
    await snapshots.take(name);
    return context.json({ name }, 201);
  });
  app.post('/:name/restore', async (context) => {
    await snapshots.restore(context.req.param('name'));
    return context.json(state());
  });
  app.delete('/:name', async (context) => {
    await snapshots.delete(context.req.param('name'));
    return context.body(null, 204);
  });
  return app;
}
