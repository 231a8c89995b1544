import { refuseDesk, refuseEmulator } from '../../../scripts/build/boundary';

it('keeps the local TaskRouter out of the desk', () => {
  expect(() => refuseEmulator(['src/lib/sids.ts', 'node_modules/valibot/index.js'])).not.toThrow();
  expect(() => refuseEmulator(['src/lib/sids.ts', 'emulator/core/ids.ts'])).toThrow('contains emulator/core/ids.ts.');
});

it('keeps the desk and the command line out of the local TaskRouter', () => {
  const own = [
    'emulator/index.ts',
    'src/lib/expression/parse.ts',
    'src/lib/lifecycle/task-lifecycle.ts',
    'src/lib/workspace-file/read-workspace-file.ts',
  ];
  expect(() => refuseDesk(own)).not.toThrow();
  expect(() => refuseDesk([...own, 'src/lib/sids.ts', 'src/cli/io.ts'])).toThrow(
    'contains src/lib/sids.ts, src/cli/io.ts.',
  );
});
