/** Channels whose tasks are no calls: who has one can take a call all the same. */
const writtenChannels: readonly string[] = ['chat', 'sms', 'email'];

/** Tells whether a task of this channel keeps its worker from taking a call. */
export const isCallChannel = (uniqueName: string): boolean => !writtenChannels.includes(uniqueName);
