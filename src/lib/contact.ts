/** The number or address at which TaskRouter calls a worker. */
export function contactOf(attributes: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(attributes);
    if (typeof parsed !== 'object' || parsed === null || !('contact_uri' in parsed)) return undefined;
    return typeof parsed.contact_uri === 'string' ? parsed.contact_uri : undefined;
  } catch {
    return undefined;
  }
}
