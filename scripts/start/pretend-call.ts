/** The seed's number for the workflow whose agents decide in the page. */
const DESK_NUMBER = '+15550100';

const CUSTOMERS = ['+15550123', '+15550134', '+15550145', '+15550156'];

/**
 * Places a pretend call through the local TaskRouter, each time from the next of a few customers.
 *
 * @returns a line that says what happened
 */
export async function placeCall(emulatorOrigin: string, nth: number): Promise<string> {
  const from = CUSTOMERS[nth % CUSTOMERS.length];
  try {
    const response = await fetch(`${emulatorOrigin}/_emulator/v1/calls`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ from, to: DESK_NUMBER }),
    });
    const text = await response.text();
    return response.ok ? `  ${from} calls ${DESK_NUMBER}` : `  The call was not placed: ${response.status} ${text}`;
  } catch (error) {
    return `  The call was not placed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
