import { type Engagement, isTaken } from '../ground/engagement';
import { callerOf } from '../ground/task';
import type { Directory } from '../transfer/transfer-state';
import { colleagueName } from '../transfer/transfer-rules';
import { draftOf } from '../wrap-up/wrap-up-draft';
import { ShownNumber } from '../numbers/shown-number';
import { LongText } from '../ground/long-text';
import { say } from '../words/desk-words';

/** Who it is and what they want, in the customer's or the operator's own text. */
export function CallerDetails({ engagement, directory }: { engagement: Engagement; directory: Directory }) {
  const { attributes, queueName, handedOver } = engagement.reservation.task;
  const { name, number, wants } = callerOf(attributes);
  return (
    <div class="details">
      {handedOver && !isTaken(engagement.stage) && <FromColleague engagement={engagement} directory={directory} />}
      <p class="details-who">
        {name === undefined && number !== undefined ? (
          <ShownNumber text={number} />
        ) : (
          <LongText text={name ?? say('details.taskFrom', { queue: queueName })} about={say('details.theName')} />
        )}
      </p>
      {name && number && (
        <p class="details-number">
          <ShownNumber text={number} />
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

/** Who asks or hands it on, and what they noted for whoever comes after them. */
function FromColleague({ engagement, directory }: { engagement: Engagement; directory: Directory }) {
  const { handedOverBy, joins } = engagement.reservation.task;
  const name = handedOverBy === undefined ? undefined : colleagueName(directory, handedOverBy);
  const { notes } = draftOf(engagement);
  return (
    <>
      <p class="details-from">
        {name === undefined
          ? say(joins ? 'offer.colleagueAsks' : 'offer.colleagueHands')
          : say(joins ? 'offer.asksByName' : 'offer.handsByName', { name })}
      </p>
      {notes && (
        <p class="details-note">
          <strong>{name === undefined ? say('offer.noteFrom') : say('offer.noteByName', { name })}: </strong>
          <LongText text={notes} about={say('wrapUp.notes')} />
        </p>
      )}
    </>
  );
}
