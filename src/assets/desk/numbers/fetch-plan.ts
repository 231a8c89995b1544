import type { Plan } from './numbering-plan';

/**
 * Fetches a part of the numbering plans, which the build has put beside the page.
 *
 * @throws When it cannot be had.
 */
export async function fetchPlan(get: (url: string) => Promise<Response>, name: string): Promise<Plan> {
  const response = await get(`/numbers/${name}.json`);
  if (!response.ok) throw new Error(`/numbers/${name}.json: ${String(response.status)}`);
  const plan: Plan = await response.json();
  return plan;
}
