/**
 * In the place of `graphql-ws`, which `twilio-taskrouter` needs for its option `useGraphQL` alone. The page does not set
 * it: TaskRouter's events come by the event bridge.
 */
export function createClient(): never {
  throw new Error('This build of the TaskRouter SDK has no GraphQL socket. Leave its option useGraphQL out.');
}
