/** Whether a URL's `hostname` is this machine's name for itself, which nobody else can follow. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
