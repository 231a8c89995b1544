/**
 * Reads the text of a response, and stops at a limit rather than let a stranger fill the memory.
 *
 * @throws Error where it is longer
 */
export async function readBody(response: Response, mostBytes: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      throw new Error(`The answer is longer than ${mostBytes} bytes, which is as much as is read`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
