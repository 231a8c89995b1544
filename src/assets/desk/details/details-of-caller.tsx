import { type Engagement, isTaken } from '../ground/engagement';
import { callerOf } from '../ground/task';
import { LongText } from '../ground/long-text';
import { say } from '../words/desk-words';

/** Who it is and what they want, in the customer's or the operator's own text. */
export function CallerDetails({ engagement }: { engagement: Engagement }) {
  const { attributes, queueName, handedOver, joins } = engagement.reservation.task;
  const { name, number, wants } = callerOf(attributes);
  return (
    <div class="details">
      {handedOver && !isTaken(engagement.stage) && (
        <p class="details-from">{say(joins ? 'offer.colleagueAsks' : 'offer.colleagueHands')}</p>
      )}
      <p class="details-who">
        <LongText
          text={name ?? number ?? say('details.taskFrom', { queue: queueName })}
          about={say('details.theName')}
        />
      </p>
      {name && number && (
        <p class="details-number">
          <LongText text={number} about={say('details.theNumber')} />
        </p>
      )}
      {wants && (
        <p class="details-wants">
          <LongText text={wants} about={say('details.theWish')} />
        </p>
      )}
    </div>
  );
}
