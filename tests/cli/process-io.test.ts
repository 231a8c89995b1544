import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { outputTo } from '../../src/cli/process-io';

const closed = (stream: Writable): Promise<void> =>
  new Promise((resolve) => {
    stream.once('close', () => resolve());
  });

it('goes on quietly where its reader has seen enough', async () => {
  const written: string[] = [];
  const pipe = new Writable({
    write(chunk: Buffer, _, done) {
      written.push(chunk.toString());
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  });
  const troubles: unknown[] = [];
  const output = outputTo(pipe, (error) => troubles.push(error));
  expect(output.isClosed()).toBe(false);
  output.write('one');
  await closed(pipe);
  output.write('two');
  expect({ closed: output.isClosed(), written, troubles }).toEqual({ closed: true, written: ['one'], troubles: [] });
});

it('says once that the disk is full', async () => {
  const troubles: NodeJS.ErrnoException[] = [];
  const file = createWriteStream('/dev/full');
  const output = outputTo(file, (error) => troubles.push(error));
  output.write('one');
  output.write('two');
  await closed(file);
  expect(troubles.map(({ code }) => code)).toEqual(['ENOSPC']);
  expect(output.isClosed()).toBe(true);
});
