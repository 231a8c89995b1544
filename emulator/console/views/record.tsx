import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { recordPanels, type RecordPanel } from '../model/console-model';
import type { ViewProps } from './actions';
import { Alerts } from './alerts';
import { Deliveries } from './deliveries';
import { Events } from './events';
import { Requests } from './requests';
import { SyncObjects } from './sync-objects';

const titles: Readonly<Record<RecordPanel, string>> = {
  events: 'Events',
  requests: 'Requests',
  webhooks: 'Webhooks',
  alerts: 'Alerts',
  sync: 'Sync',
};
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** What happened: events, requests and what they caused, webhooks that went out, and what went wrong on the way; and what is kept in Sync. */
export function Record(props: ViewProps): JSX.Element {
  const { model, actions } = props;
  const tabs = useRef<HTMLDivElement>(null);
  const alertCount = model.snapshot?.alerts.length ?? 0;

  const move = (key: string): void => {
    const step = steps[key];
    if (step === undefined) return;
    const index = (recordPanels.indexOf(model.panel) + step + recordPanels.length) % recordPanels.length;
    actions.choosePanel(recordPanels[index] ?? 'events');
    tabs.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <section class="panel" id="record" aria-label="Record">
      <div class="tabs" role="tablist" aria-label="Record" ref={tabs}>
        {recordPanels.map((panel) => (
          <button
            key={panel}
            type="button"
            role="tab"
            id={`tab-${panel}`}
            aria-controls="record-panel"
            aria-selected={panel === model.panel}
            tabIndex={panel === model.panel ? 0 : -1}
            onClick={() => actions.choosePanel(panel)}
            onKeyDown={({ key }) => move(key)}
          >
            {titles[panel]}
            {panel === 'alerts' && alertCount > 0 && <span class="count alarming">{alertCount}</span>}
          </button>
        ))}
      </div>
      <div id="record-panel" role="tabpanel" aria-labelledby={`tab-${model.panel}`}>
        {model.panel === 'events' && <Events {...props} />}
        {model.panel === 'requests' && <Requests {...props} />}
        {model.panel === 'webhooks' && <Deliveries {...props} />}
        {model.panel === 'alerts' && <Alerts {...props} />}
        {model.panel === 'sync' && <SyncObjects {...props} />}
      </div>
    </section>
  );
}
