import configuration from '../../assets/desk-config.json';

/** What a caller hears whom nobody will come for. */
export interface ClosingWords {
  /** `{callbackNumber}` in it is read out digit by digit. */
  readonly say: string;
  /** As `<Say>` has it: `en-GB`. */
  readonly language?: string;
  /** As `<Say>` has it: `Polly.Amy`. */
  readonly voice?: string;
  /** In E.164: `+15550100`. */
  readonly callbackNumber?: string;
}

/** What becomes of a customer who is alone. */
export interface AloneSettings {
  /** Whether this desk acts at all; not for calls that the operator's own application looks after. */
  readonly watch: boolean;
  /** Whether the customer is offered to the workers again, before there are closing words. */
  readonly offerAgain: boolean;
  /** How long a customer has to have been alone before anything is done. */
  readonly graceSeconds: number;
  readonly closingWords: ClosingWords;
}

type Given = Partial<Omit<AloneSettings, 'closingWords'>> & { readonly closingWords?: Partial<ClosingWords> };

/** `customersAlone` of desk-config.json. */
export interface CustomersAlone extends Given {
  /** By the workflow's name; what one does not say is as it is for all. */
  readonly perWorkflow?: Readonly<Record<string, Omit<Given, 'graceSeconds'>>>;
}

const sayAlone = 'We are sorry. Nobody can take your call right now. Please call us again later.';
const sayWithNumber = 'We are sorry. Nobody can take your call right now. Please call us again at {callbackNumber}.';

/** How long a customer has to have been alone where nothing else is configured: long enough for what settles by itself. */
const usualGraceSeconds = 4;

/**
 * What holds for the calls of a workflow.
 *
 * @param workflowName - `undefined` where nobody knows any more which it was.
 */
export function settingsFor(
  workflowName: string | undefined,
  configured: CustomersAlone = customersAlone,
): AloneSettings {
  const { perWorkflow = {} } = configured;
  const isNamed = workflowName !== undefined && Object.hasOwn(perWorkflow, workflowName);
  const own = isNamed ? perWorkflow[workflowName] : undefined;
  const words = { ...configured.closingWords, ...own?.closingWords };
  return {
    watch: own?.watch ?? configured.watch ?? true,
    offerAgain: own?.offerAgain ?? configured.offerAgain ?? true,
    graceSeconds: configured.graceSeconds ?? usualGraceSeconds,
    closingWords: { ...words, say: words.say ?? (words.callbackNumber === undefined ? sayAlone : sayWithNumber) },
  };
}

/** Whether anybody's calls are looked after. */
export const isWatching = ({ watch = true, perWorkflow = {} }: Watching): boolean =>
  watch || Object.values(perWorkflow).some((own) => own.watch === true);

/** Of {@link CustomersAlone}, whether and for whom there is a watch. */
interface Watching {
  readonly watch?: boolean | undefined;
  readonly perWorkflow?: Readonly<Record<string, { readonly watch?: boolean | undefined }>> | undefined;
}

const { customersAlone: built }: { readonly customersAlone?: CustomersAlone } = configuration;

/** What the operator configured; the build puts it into the Functions and the command line. */
export const customersAlone: CustomersAlone = built ?? {};
