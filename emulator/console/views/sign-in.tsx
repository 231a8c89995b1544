import type { JSX } from 'preact';
import type { WorkspaceProps } from './actions';

const namesShown = 5;

/** How a person becomes an agent, who answers what is placed here. */
export function SignIn({ workspace, model }: WorkspaceProps): JSX.Element {
  const deskOrigin = model.snapshot?.deskOrigin;
  if (!deskOrigin) {
    return (
      <p class="quiet">
        No desk was started with this TaskRouter. <code>npm start</code> starts both; a desk of your own finds it at
        this page’s address.
      </p>
    );
  }
  return (
    <p class="quiet">
      To answer as a worker,{' '}
      <a href={deskOrigin} target="_blank" rel="noreferrer">
        open the desk
      </a>{' '}
      and sign in as {namesInWords(workspace.workers.map(({ friendlyName }) => friendlyName).sort())}. The password is
      in the terminal where you started it.
    </p>
  );
}

function namesInWords(names: readonly string[]): string {
  if (names.length === 0) return 'a worker, once there is one';
  if (names.length > namesShown) return `${names.slice(0, namesShown).join(', ')} or another worker`;
  return names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
