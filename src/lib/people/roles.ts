export const personRoles = ['worker', 'supervisor'] as const;

/** What somebody may sign in for. It is the person's, and nothing that a worker may change decides about it. */
export type PersonRole = (typeof personRoles)[number];
