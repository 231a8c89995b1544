import { useState } from 'preact/hooks';
import { type Detail, detailsOf, type Value } from './attribute-details';
import type { Engagement } from '../ground/engagement';
import type { Field } from '../settings/settings-state';
import { labelOf, shortened } from '../ground/format';
import { LongText } from '../ground/long-text';
import { say } from '../words/desk-words';

/** How many details are shown until the agent asks for more. */
const SHOWN = 8;

/** Characters of a label, and of a link. */
const LABEL_LENGTH = 60;
const LINK_LENGTH = 80;

/** What else the task says: whatever programs wrote there, which the desk does not vouch for. */
export function TaskDetails({ engagement, fields }: { engagement: Engagement; fields?: readonly Field[] | undefined }) {
  const details = detailsOf(engagement.reservation.task.attributes, fields);
  const [all, setAll] = useState(false);
  if (details.length === 0) return null;
  return (
    <div class="attributes">
      <h2 id="attributes-title">{say('details.fromTheTask')}</h2>
      <Facts details={details.slice(0, all ? details.length : SHOWN)} titled />
      {details.length > SHOWN && (
        <button class="button more" data-kind="quiet" type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('ground.showLess') : say('ground.showAllCount', { count: details.length })}
        </button>
      )}
    </div>
  );
}

function Facts({ details, titled = false }: { details: readonly Detail[]; titled?: boolean }) {
  return (
    <dl class="facts" aria-labelledby={titled ? 'attributes-title' : undefined}>
      {details.map((detail) => (
        <div class="fact" key={detail.key}>
          <dt title={detail.name}>
            <bdi>{labelFor(detail)}</bdi>
          </dt>
          <dd>
            <Shown value={detail.value} about={labelFor(detail)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const KNOWN = {
  language: 'details.language',
  selected_language: 'details.language',
  email: 'details.email',
  customer_email: 'details.email',
  website: 'details.website',
  company: 'details.company',
  address: 'details.address',
  order: 'details.order',
  order_id: 'details.order',
  account: 'details.account',
  account_id: 'details.account',
  ticket: 'details.ticket',
  case_id: 'details.ticket',
  tier: 'details.tier',
  priority: 'details.priority',
  from_city: 'details.city',
  from_country: 'details.country',
} as const;

function isKnown(name: string): name is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, name);
}

/** The operator's word, else one of the page's own, else the key made readable. */
function labelFor({ name, label }: Detail): string {
  return shortened(label ?? (isKnown(name) ? say(KNOWN[name]) : labelOf(name)), LABEL_LENGTH);
}

function Shown({ value, about }: { value: Value; about: string }) {
  switch (value.kind) {
    case 'text':
      return <LongText text={value.text} about={about} />;
    case 'link':
      return <Link {...value} />;
    case 'list':
      return (
        <ul class="values">
          {value.values.map((one, index) => (
            <li key={index}>
              <Shown value={one} about={about} />
            </li>
          ))}
        </ul>
      );
    default:
      return <Facts details={value.details} />;
  }
}

/** An address that may be followed: where it leads is always said, whatever its text looks like. */
function Link({ text, href, host }: Extract<Value, { kind: 'link' }>) {
  const isPage = href.startsWith('http');
  return (
    <>
      <a href={href} {...(isPage && { target: '_blank' })} rel="noopener noreferrer" title={text}>
        <bdi>{shortened(text, LINK_LENGTH)}</bdi>
        {isPage && <span class="visually-hidden"> ({say('details.newTab')})</span>}
      </a>
      {isPage && host !== undefined && <span class="leads-to"> {say('details.leadsTo', { host })}</span>}
    </>
  );
}
