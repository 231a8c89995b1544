import type { DeploymentVariables } from '../../src/cli/deploy/deployment-variables';
import { ruleOf, type OptionalName } from '../../src/lib/configuration';
import { clientRegion, isPhoneEdge, isRegion, usualRegion } from '../../src/lib/region';

/** Where the API is; both empty for the usual one. */
export interface Place {
  readonly region: string;
  readonly edge: string;
}

/**
 * Where to deploy to; `TWILIO_EDGE` is about the agents' telephones.
 *
 * @throws Error where one of the two says no place that there is
 */
export function placeOf({ sent }: Pick<DeploymentVariables, 'sent'>): Place {
  const { TWILIO_REGION: said = usualRegion, TWILIO_EDGE: phoneEdge } = sent;
  if (!isRegion(said)) throw unusable('TWILIO_REGION');
  if (phoneEdge !== undefined && !isPhoneEdge(phoneEdge)) throw unusable('TWILIO_EDGE');
  return clientRegion(said);
}

const unusable = (name: OptionalName): Error => new Error(`${name} is not usable: expected ${ruleOf(name).expected}.`);
