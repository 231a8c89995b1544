/** Where `npm start` and `npm run emulator` put the local TaskRouter. */
export const localOrigin = 'http://127.0.0.1:4010';

/** The local TaskRouter's own, documented and public: they open nothing else. */
export const localCredentials = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'local-taskrouter-auth-token-0001',
} as const;
