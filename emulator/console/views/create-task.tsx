import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { failureOf, isUnderWay } from '../model/action';
import { readAttributes } from '../model/attributes';
import type { WorkspaceProps } from './actions';
import { Button } from './button';
import { Drawer, Empty } from './panel';
import { Problem } from './problem';

const example = '{\n  "selected_language": "es"\n}';

/** Makes a task that is no call. */
export function CreateTask({ workspace, model, actions }: WorkspaceProps): JSX.Element {
  const [chosen, choose] = useState('');
  const [text, setText] = useState(example);
  const [problem, setProblem] = useState<string>();
  const workflow = workspace.workflows.find(({ sid }) => sid === chosen) ?? workspace.workflows[0];

  if (!workflow) {
    return (
      <Drawer id="create-task" title="Create a task">
        <Empty title="This workspace has no workflow">Tasks are routed by a workflow: add one to the seed.</Empty>
      </Drawer>
    );
  }

  const create = (): void => {
    const read = readAttributes(text);
    setProblem('problem' in read ? read.problem : undefined);
    if ('problem' in read) return;
    const { attributes } = read;
    actions.ask({ type: 'create-task', workspaceSid: workspace.sid, workflowSid: workflow.sid, attributes });
  };
  return (
    <Drawer id="create-task" title="Create a task">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <label class="field">
          <span>Workflow</span>
          <select name="workflow" value={workflow.sid} onChange={(event) => choose(event.currentTarget.value)}>
            {workspace.workflows.map(({ sid, friendlyName }) => (
              <option key={sid} value={sid} selected={sid === workflow.sid}>
                {friendlyName}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Attributes, as JSON</span>
          <textarea
            name="attributes"
            rows={4}
            spellcheck={false}
            value={text}
            aria-invalid={problem !== undefined}
            {...(problem && { 'aria-describedby': 'attributes-problem' })}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <Problem id="attributes-problem" text={problem ?? failureOf(model.actions, 'create-task')} />
        <Button submit underWay={isUnderWay(model.actions, 'create-task')}>
          Create task
        </Button>
      </form>
    </Drawer>
  );
}
