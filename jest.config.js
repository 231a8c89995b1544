const { availableParallelism } = require('node:os');

/** Unit and conformance tests; the browser has its own runner, see playwright.config.ts. */
module.exports = {
  testEnvironment: 'node',
  // More than there are cores: many wait for a process that they started.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // Some start a whole desk. Generous, because it costs nothing where all is well: a busy machine is not a failure.
  testTimeout: 300_000,
  roots: ['<rootDir>/tests'],
  setupFiles: [
    '<rootDir>/tests/draw-from-seed.ts',
    '<rootDir>/tests/without-built-in-websocket.ts',
    '<rootDir>/tests/english.ts',
  ],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/e2e/'],
  // ES modules alone, which jest has to be given as CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(openid-client|oauth4webapi|jose)/)'],
  transform: {
    '^.+\\.(t|j)sx?$': [
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
