/** What is wrong with how the command was called, or with the account or the network: said without a stack. */
export class ParityError extends Error {}
