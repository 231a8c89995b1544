import type { Activity, Channel, Worker } from 'twilio-taskrouter';

/** Something of TaskRouter's as pages of version 1 read it. */
export type Entity = Readonly<Record<string, unknown>>;

type Method = (...given: readonly unknown[]) => void;

/**
 * An entity in both spellings: 1.0 hands over `friendly_name`, the generations after it `friendlyName`, and pages of both
 * exist. Its methods are not listed: pages go through what they were given and print it.
 */
export function entity(fields: Entity, methods: Readonly<Record<string, Method>> = {}): Entity {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    made[name] = value;
    made[inSnakeCase(name)] = value;
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(made, name, { value });
  return made;
}

const inSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A list as version 1 hands it over: `data`, and in 1.0 under its own name. There is never another page. */
export function list(name: string, entities: readonly Entity[]): Entity {
  return entity({
    data: entities,
    [name]: entities,
    page: 0,
    pageSize: entities.length,
    hasNext: false,
    hasPrevious: false,
  });
}

/** What a worker has; 1.0 hands it over in other places too. */
export const workerFields = (worker: Worker): Entity => ({
  accountSid: worker.accountSid,
  activityName: worker.activity.name,
  activitySid: worker.activity.sid,
  attributes: worker.attributes,
  available: worker.activity.available,
  dateCreated: worker.dateCreated,
  dateStatusChanged: worker.dateStatusChanged,
  dateUpdated: worker.dateUpdated,
  friendlyName: worker.name,
  sid: worker.sid,
  workspaceSid: worker.workspaceSid,
});

export const activityEntity = (activity: Activity): Entity =>
  entity({
    accountSid: activity.accountSid,
    available: activity.available,
    dateCreated: activity.dateCreated,
    dateUpdated: activity.dateUpdated,
    friendlyName: activity.name,
    sid: activity.sid,
    workspaceSid: activity.workspaceSid,
  });

export const channelEntity = (channel: Channel): Entity =>
  entity({
    accountSid: channel.accountSid,
    assignedTasks: channel.assignedTasks,
    available: channel.available,
    availableCapacityPercentage: channel.availableCapacityPercentage,
    configuredCapacity: channel.capacity,
    dateCreated: channel.dateCreated,
    dateUpdated: channel.dateUpdated,
    sid: channel.sid,
    taskChannelSid: channel.taskChannelSid,
    taskChannelUniqueName: channel.taskChannelUniqueName,
    workerSid: channel.workerSid,
    workspaceSid: channel.workspaceSid,
  });
