import { fieldValue, type WrapUpField } from '../../../lib/wrap-up/wrap-up-fields';
import { wrapUpRecordOf } from '../../../lib/wrap-up/wrap-up-record';
import type { Engagement } from '../ground/engagement';
import { asObject } from '../ground/json';
import { isFor } from '../ground/queue-names';
import type { Settings } from '../settings/settings-state';
import { draftOf, isUnsaved } from './wrap-up-draft';

/** The operator's further fields. The build has looked at them; what is none nevertheless is left out. */
export function configuredFields({ wrapUp: { fields } }: Settings): readonly WrapUpField[] {
  return Array.isArray(fields) ? fields.filter(isField) : [];
}

function isField(value: unknown): value is WrapUpField {
  const { key, label, choices = [] } = asObject(value);
  return typeof key === 'string' && typeof label === 'string' && Array.isArray(choices);
}

/** What is asked after a call of this queue that ended so, besides outcome and notes. */
export function askedAfter(settings: Settings, engagement: Engagement): readonly WrapUpField[] {
  const { queueName } = engagement.reservation.task;
  const { disposition = '' } = draftOf(engagement);
  return configuredFields(settings).filter(
    ({ queues, dispositions }) => isFor(queues, queueName) && isFor(dispositions, disposition),
  );
}

/** What stands in a field: the agent's own, or else what the task says. */
export function typedIn({ draft, reservation }: Engagement, key: string): string {
  const written = wrapUpRecordOf(reservation.task.attributes).fields ?? {};
  return draft?.fields?.[key] ?? String(written[key] ?? '');
}

/** Whether what stands in a field is nothing for it. */
export const isUnfit = (field: WrapUpField, typed: string): boolean => fieldValue(field, typed) === undefined;

/** The first field that keeps the agent from completing. */
export function stopsAt(settings: Settings, engagement: Engagement): WrapUpField | undefined {
  return askedAfter(settings, engagement).find((field) => {
    const typed = typedIn(engagement, field.key);
    return isUnfit(field, typed) || (field.required === true && typed.trim() === '');
  });
}

/** What the server takes of what was typed: nothing unfit, and no answer to what is not asked any more. */
export function fieldsToSend(settings: Settings, engagement: Engagement): Readonly<Record<string, string>> | undefined {
  const { fields } = draftOf(engagement);
  if (!fields) return undefined;
  const asked = askedAfter(settings, engagement);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, typed]) => {
      const field = asked.find((one) => one.key === key);
      if (!field) return [[key, '']];
      return isUnfit(field, typed) ? [] : [[key, typed]];
    }),
  );
}

/** What was filled in and is not saved, a line each. */
export function filledInUnsaved(settings: Settings, engagement: Engagement): readonly string[] {
  const draft = draftOf(engagement);
  return askedAfter(settings, engagement).flatMap((field) => {
    const typed = draft.fields?.[field.key]?.trim() ?? '';
    const isLost = isUnsaved(draft) || isUnfit(field, typed);
    return typed !== '' && isLost ? [`${field.label}: ${typed}`] : [];
  });
}
