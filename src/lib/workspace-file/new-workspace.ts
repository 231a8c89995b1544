import type { WholeActivity, WholeTaskChannel } from './whole';

/**
 * What every new workspace has. The first activity is both its default and its timeout activity.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/workspace
 */
export const firstActivities: readonly WholeActivity[] = [
  { name: 'Offline', available: false },
  { name: 'Available', available: true },
  { name: 'Unavailable', available: false },
];

/** The task channels that every new workspace has. @see https://www.twilio.com/docs/taskrouter/api/task-channel */
export const firstTaskChannels: readonly WholeTaskChannel[] = [
  { name: 'Default', uniqueName: 'default', channelOptimizedRouting: false },
  { name: 'Voice', uniqueName: 'voice', channelOptimizedRouting: false },
  { name: 'Programmable Chat', uniqueName: 'chat', channelOptimizedRouting: false },
  { name: 'SMS', uniqueName: 'sms', channelOptimizedRouting: false },
  { name: 'Video', uniqueName: 'video', channelOptimizedRouting: false },
];

/** A new workspace's channel of this unique name, if it has one. */
export const firstTaskChannel = (uniqueName: string): WholeTaskChannel | undefined =>
  firstTaskChannels.find((channel) => channel.uniqueName === uniqueName);
