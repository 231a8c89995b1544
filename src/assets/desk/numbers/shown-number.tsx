import { useEffect } from 'preact/hooks';
import { callerAddress } from '../ground/caller-address';
import { SCHEMES } from '../ground/caller-words';
import { LongText } from '../ground/long-text';
import { say } from '../words/desk-words';
import { groupsOf, wantPlanFor } from './numbers';

/** A number or another address for people to read: grouped, named for what it is, or said to be withheld. */
export function ShownNumber({ text: raw }: { text: string }) {
  const address = callerAddress(raw);
  if (address.kind === 'withheld') return <>{say('ground.withheld')}</>;
  const { kind, text } = address;
  return (
    <>
      {kind !== 'number' && <span class="address-kind">{SCHEMES[kind]} </span>}
      {kind === 'number' || kind === 'whatsapp' ? (
        <Grouped text={text} />
      ) : (
        <LongText text={text} about={say('details.theNumber')} />
      )}
    </>
  );
}

/** The gaps are the style sheet's: who copies a number has it as it is dialled. It breaks between groups alone. */
function Grouped({ text }: { text: string }) {
  useEffect(() => wantPlanFor(text), [text]);
  const groups = groupsOf(text);
  // Somebody else's text may be anything; what is no number stays as it came.
  if (!groups || groups.join('') !== text) return <LongText text={text} about={say('details.theNumber')} />;
  return (
    <bdi class="number" dir="ltr">
      {groups.map((group, place) => (
        <span key={place}>{group}</span>
      ))}
    </bdi>
  );
}
