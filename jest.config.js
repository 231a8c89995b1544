/** Unit and conformance tests; the browser has its own runner, see playwright.config.ts. */
module.exports = {
  testEnvironment: 'node',
  // Jest would leave one core to itself, which is half of a small machine and idle.
  maxWorkers: '100%',
  // A worker keeps much of every file it has run, one and a half gigabytes in the end; a new one takes half a second.
  workerIdleMemoryLimit: '600MB',
  // Some start a whole desk. Generous, because it costs nothing where all is well: a busy machine is not a failure.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/tests/heaviest-first.js',
  roots: ['<rootDir>/tests'],
  setupFiles: [
    '<rootDir>/tests/draw-from-seed.ts',
    '<rootDir>/tests/node-flags-once.ts',
    '<rootDir>/tests/without-built-in-websocket.ts',
    '<rootDir>/tests/english.ts',
  ],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/e2e/'],
  // What is built is plain JavaScript; of the packages these are ES modules alone, which jest has to be given as CommonJS.
  transformIgnorePatterns: [
    '<rootDir>/dist/',
    '/node_modules/(?!(openid-client|oauth4webapi|jose|preact|@preact|preact-render-to-string)/)',
  ],
  transform: {
    '^.+\\.([tj]sx?|mjs)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
      },
    ],
  },
};
