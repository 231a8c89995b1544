import type { JSX } from 'preact';
import type { Fact } from '../model/attributes';

/** Attributes at a glance: a name and its values each. */
export function Facts({ facts }: { facts: readonly Fact[] }): JSX.Element | null {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ name, values }) => (
        <div key={name}>
          <dt>{name}</dt>
          {values.map((value, index) => (
            <dd key={index}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** All attributes as they are. */
export function AllAttributes({ attributes }: { attributes: Readonly<Record<string, unknown>> }): JSX.Element {
  return (
    <details class="more">
      <summary>Attributes</summary>
      <pre>{JSON.stringify(attributes, null, 2)}</pre>
    </details>
  );
}
