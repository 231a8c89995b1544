import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';

const files: Readonly<Record<string, { name: string; type: string }>> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/console.js': { name: 'console.js', type: 'text/javascript; charset=utf-8' },
  '/console.css': { name: 'console.css', type: 'text/css; charset=utf-8' },
};

/** The same folder from here and from the package's one file, which lies in it. */
const folder = join(__dirname, '..', 'dist', 'console');

/** Serves the console from where it was built. */
export function consoleApp(): Hono {
  const app = new Hono();
  for (const [path, { name, type }] of Object.entries(files)) {
    app.get(path, async (context) => {
      const content = await readFile(join(folder, name)).catch(() => undefined);
      if (!content) return context.text(`The console has not been built: run npm run build.\n`, 404);
      return context.body(new Uint8Array(content), 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
    });
  }
  return app;
}
