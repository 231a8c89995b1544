import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** How the provider knows the desk. */
export interface ProviderConfiguration {
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
  readonly secret: string;
  /** Whether claims are told at the userinfo endpoint alone, as the specification has it. */
  readonly conformIdTokenClaims?: boolean;
}

/** Whom the provider vouches for, and what goes wrong with it. What is left out does not. */
export interface Wishes {
  /** What it says of whoever signs in; `sub` is the account. */
  readonly account?: Readonly<Record<string, unknown>>;
  /** Whether somebody has to press a button. */
  readonly asks?: boolean;
  /** Whether it turns away whoever comes. */
  readonly denies?: boolean;
  /** Claims that the ID token has in place of the true ones, and whose key it is signed with. */
  readonly tamper?: {
    readonly claims?: Readonly<Record<string, unknown>>;
    readonly key?: 'own' | 'a stranger’s' | 'nobody’s';
  };
  /** Beginnings of paths at which connections break. */
  readonly down?: readonly string[];
  /** Beginnings of paths at which it answers 503. */
  readonly broken?: readonly string[];
}

interface Message {
  readonly issuer?: string;
  readonly done?: number;
  readonly asked?: string;
}

/** A real identity provider: the npm package oidc-provider, on loopback, in a process of its own. */
export class TestProvider {
  /** What it was asked, as `GET /jwks`, since the last wish. */
  readonly asked: string[] = [];
  #ids = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly issuer: string,
  ) {
    child.on('message', ({ asked }: Message) => asked !== undefined && this.asked.push(asked));
  }

  static async start(): Promise<TestProvider> {
    // A runner's own flags are for the runner.
    const child = fork(join(__dirname, 'provider-process.mjs'), {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const [{ issuer }] = (await once(child, 'message')) as [Message];
    if (issuer === undefined) throw new Error('The provider did not say where it is.');
    return new TestProvider(child, issuer);
  }

  configure(configuration: ProviderConfiguration): Promise<void> {
    return this.#tell({ configuration });
  }

  async wish(wishes: Wishes): Promise<void> {
    await this.#tell({ wishes });
    this.asked.length = 0;
  }

  async close(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  #tell(what: object): Promise<void> {
    const id = (this.#ids += 1);
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        this.child.off('message', heard);
        this.child.off('exit', gone);
      };
      const heard = ({ done }: Message): void => {
        if (done !== id) return;
        settle();
        resolve();
      };
      const gone = (): void => {
        settle();
        reject(new Error('The provider is gone.'));
      };
      this.child.on('message', heard);
      this.child.on('exit', gone);
      this.child.send({ id, ...what });
    });
  }
}
