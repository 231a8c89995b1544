import type { Variables } from '../credentials/environment';
import type { Io } from '../io';
import type { DeskConfig, Machine } from './machine';
import type { DeskService } from './desk-service';
import type { Facts } from './doctor-facts';

export interface DeskWorkflows {
  readonly WORKFLOW_SID: string | undefined;
  readonly OUTBOUND_WORKFLOW_SID: string | undefined;
  readonly DEADLINE_WORKFLOW_SID: string | undefined;
}

/** What a check sees. */
export interface DoctorContext {
  readonly io: Pick<Io, 'clock'>;
  /** What the desk's Functions are told, as far as is known here; what is empty is left out. */
  readonly variables: Variables;
  /** Where the local TaskRouter is; undefined for a real account. */
  readonly local: string | undefined;
  /** The account as it is, each thing asked for once. */
  readonly facts: Facts;
  /** The SIDs of the desk's workflows, by the names of their variables; undefined where not set. */
  readonly workflowSids: () => Promise<DeskWorkflows>;
  /** The desk that is, or is to be, deployed. */
  readonly desk: DeskService;
  readonly machine: Machine;
  readonly deskConfig: () => Promise<DeskConfig>;
}
