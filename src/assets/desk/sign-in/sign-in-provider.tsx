import { effect, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Fetch } from '../ground/api';
import type { Clock } from '../ground/clock';
import { asObject } from '../ground/json';
import { LanguagePicker } from '../language/language-picker';
import { loadWords, type MessageKey, say } from '../words/desk-words';
import type { SignInPageProps } from './sign-in-form';
import type { SignedInHere } from './sign-in-here';
import { signInProblem } from './sign-in-problem';

/* What stands in the place of the form where an organization's identity provider signs people in. It loads after the form, which most
   desks have. */

/** Whether people sign in with their organization. What it was the last time, until the desk says. */
export const withProvider = signal(false);

/** The code of the Functions with which somebody came back from the provider without being signed in. */
const refused = signal<string>();

const FRAGMENT = /^#sign-in=(\w+)$/;

const WHY: Readonly<Record<string, MessageKey>> = {
  unknown_worker: 'provider.unknownWorker',
  no_role: 'provider.noRole',
  email_unverified: 'provider.emailUnverified',
  provider_denied: 'provider.denied',
  sign_in_stale: 'provider.stale',
  provider_unreachable: 'provider.providerUnreachable',
  sign_in_unavailable: 'signIn.unavailable',
  forbidden: 'signIn.forbidden',
};

/** What the page is opened with. */
export interface Doorway {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly here: SignedInHere;
  readonly clock: Clock;
  readonly send: Fetch;
  /** Told what to draw in the form's place; nothing where it is the form. */
  readonly tellForm: (Form: ComponentType<SignInPageProps> | undefined) => void;
}

/**
 * Looks how people sign in here, and how somebody came back from the provider, which is taken out of the address.
 */
export async function watchDoor({ location, history, here, clock, send, tellForm }: Doorway): Promise<void> {
  await loadWords();
  const [, outcome] = FRAGMENT.exec(location.hash) ?? [];
  withProvider.value = outcome !== undefined || here.isProviders();
  if (outcome !== undefined) {
    history.replaceState(null, '', location.pathname);
    if (outcome === 'done') here.save('in', clock.now());
    else refused.value = outcome;
  }
  effect(() => tellForm(withProvider.value ? ProviderDoor : undefined));
  void ask(send, here);
}

async function ask(send: Fetch, here: SignedInHere): Promise<void> {
  try {
    const answer = await send('/sign-in', { headers: { Accept: 'application/json' }, cache: 'no-store' });
    const { provider } = asObject(await answer.json());
    if (typeof provider !== 'boolean') return;
    withProvider.value = provider;
    here.saveProviders(provider);
  } catch {
    // It is as it was the last time; whoever signs in otherwise is told.
  }
}

interface ProviderButtonProps {
  /** What became of going on with the session that the browser keeps. */
  readonly problem?: string | undefined;
  /** Where what stands on this page has to stay. */
  readonly inAnotherTab?: boolean;
  readonly sending: boolean;
}

/** Sends somebody to the provider, and says what came of the last time. */
export function ProviderButton({ problem, inAnotherTab = false, sending }: ProviderButtonProps) {
  const code = refused.value;
  const why = problem ?? (code === undefined ? undefined : say(WHY[code] ?? 'provider.providerFailed'));
  const back = location.pathname === '/floor.html' ? location.pathname : '/';
  return (
    <>
      <div role="alert">{why !== undefined && <p class="problem">{why}</p>}</div>
      {inAnotherTab && <p class="panel-note">{say('provider.inAnotherTab')}</p>}
      <a
        class="button"
        data-kind="primary"
        href={`/sign-in?back=${back}`}
        aria-busy={sending}
        {...(inAnotherTab && { target: '_blank' })}
      >
        {say(sending ? 'signIn.sending' : 'provider.withOrganization')}
      </a>
    </>
  );
}

/** The first page. */
function ProviderDoor({
  at: { sending, problem },
  settings,
  chooseLanguage,
  title = say('signIn.title'),
  explain = signInProblem,
}: SignInPageProps) {
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <p class="brand">
          <img src={settings.logoUrl ?? '/icon.svg'} alt="" height="48" />
          <bdi>{settings.name}</bdi>
        </p>
        <h1>{title}</h1>
        <ProviderButton problem={problem && explain(problem)} sending={sending} />
        <LanguagePicker languages={settings.languages} choose={chooseLanguage} />
      </div>
    </main>
  );
}
