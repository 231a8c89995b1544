export interface BannerFacts {
  deskOrigin: string;
  /** Undefined for a live desk. */
  consoleOrigin: string | undefined;
  /** Shown as it is: pass the well-known local password or a description, never a secret. */
  password: string;
  /** A person can press keys. */
  keys: boolean;
}

/** What `npm start` prints when everything is up. */
export function banner({ deskOrigin, consoleOrigin, password, keys }: BannerFacts): string {
  const local = consoleOrigin !== undefined;
  const rows: [string, string][] = [['Desk', deskOrigin]];
  if (local) rows.push(['Worker', 'charles (also alice, bob)']);
  rows.push(['Password', password]);
  if (local) rows.push(['Console', consoleOrigin]);
  return [
    '',
    local
      ? '  The desk is running with the local TaskRouter. Nothing leaves this machine.'
      : '  The desk is running against your Twilio account.',
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(10)}${value}`),
    '',
    ...(keys ? [local ? '  press c to place a call, q to stop' : '  press q to stop', ''] : []),
  ].join('\n');
}

/** How to name the desk's password on a screen: the user's own is never printed. */
export function passwordOnScreen(password: string, wellKnown: string): string {
  return password === wellKnown ? wellKnown : 'from TOKEN_PASSWORD';
}
