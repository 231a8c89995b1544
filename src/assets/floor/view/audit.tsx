import { cause } from '../../desk/ground/cause-words';
import { voice } from '../../desk/words/voice';
import type { AuditLine, AuditPanel } from '../model/audit-lines';
import { say } from './messages/floor-words';
import type { Send } from './send';

/** What was done on this desk and by whom, for who wants to know; closed until then. */
export function Audit({ audit, send }: { audit: AuditPanel; send: Send }) {
  return (
    <section class="panel floor-audit" aria-labelledby="floor-audit">
      <details
        class="floor-more"
        open={audit.open}
        onToggle={({ currentTarget }) => send({ type: 'audit-toggled', open: currentTarget.open })}
      >
        <summary>
          <h2 id="floor-audit">{say('audit.title')}</h2>
        </summary>
        <p class="panel-note">{say('audit.hint')}</p>
        {audit.open && <Lines audit={audit} send={send} />}
      </details>
    </section>
  );
}

function Lines({ audit: { read, asked, problem }, send }: { audit: AuditPanel; send: Send }) {
  return (
    <>
      <output class="floor-audit-state">
        {problem && <span class="problem">{say('audit.unread', { why: cause(problem) })}</span>}
        {!problem && !read && <span>{say('audit.loading')}</span>}
        {read && !read.kept && <span>{say('audit.notKept')}</span>}
        {read?.kept && read.lines.length === 0 && <span>{say('audit.nothing')}</span>}
      </output>
      {read && read.lines.length > 0 && <Table lines={read.lines} />}
      {read?.more && <p class="panel-note">{say('audit.more')}</p>}
      <button class="button" type="button" aria-disabled={asked} onClick={() => send({ type: 'audit-asked' })}>
        {say('audit.again')}
      </button>
    </>
  );
}

function Table({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <table class="floor-table floor-audit-table">
      <thead>
        <tr>
          <th scope="col">{say('audit.at')}</th>
          <th scope="col">{say('audit.who')}</th>
          <th scope="col">{say('audit.what')}</th>
          <th scope="col">{say('audit.on')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ at, who, what, outcome, on, why }, place) => (
          <tr key={`${at} ${place}`} data-outcome={outcome}>
            <td>
              <time dateTime={new Date(at).toISOString()}>{momentOf(at)}</time>
            </td>
            <th scope="row">
              <bdi>{who}</bdi>
            </th>
            <td>
              {outcome === 'done' ? say(`audit.${what}`) : say(`audit.${outcome}`, { what: say(`audit.${what}`) })}
            </td>
            <td>
              {on && <bdi>{on}</bdi>}
              {why && (
                <small lang="en">
                  <bdi>{why}</bdi>
                </small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const momentOf = (at: number): string =>
  new Intl.DateTimeFormat(voice.value.locale, { dateStyle: 'short', timeStyle: 'medium' }).format(at);
