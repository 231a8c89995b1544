export interface BannerFacts {
  deskOrigin: string;
  /** Undefined for a live desk. */
  consoleOrigin: string | undefined;
  /** Where Twilio calls a live desk; undefined where nobody has said. */
  publicOrigin: string | undefined;
  /** Shown as it is: pass the well-known local password or a description, never a secret. Undefined where nobody shares one. */
  password: string | undefined;
  /** The same for the floor page; undefined where it has none. */
  floorPassword: string | undefined;
  /** How somebody comes to sign in where everybody has a passcode; undefined where nobody has. */
  invite: string | undefined;
  /** A person can press keys. */
  keys: boolean;
}

/** What `npm start` prints when everything is up. */
export function banner({
  deskOrigin,
  consoleOrigin,
  publicOrigin,
  password,
  floorPassword,
  invite,
  keys,
}: BannerFacts): string {
  const local = consoleOrigin !== undefined;
  const rows: [string, string][] = [['Desk', deskOrigin]];
  if (!local)
    rows.push(['Public', publicOrigin ?? 'nobody has said: Twilio calls here once DESK_ORIGIN names a tunnel']);
  if (local) rows.push(['Worker', 'charles (also alice, bob)']);
  if (password !== undefined) rows.push(['Password', password]);
  if (invite !== undefined)
    rows.push(['Invite', invite], ['Floor', `${deskOrigin}/floor.html, with --role worker,supervisor`]);
  if (floorPassword !== undefined) rows.push(['Floor', `${deskOrigin}/floor.html`], ['Password', floorPassword]);
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

/** How to name a password on a screen: the user's own is never printed, but the variable it is in. */
export function passwordOnScreen(password: string, wellKnown: string, variable = 'TOKEN_PASSWORD'): string {
  return password === wellKnown ? wellKnown : `from ${variable}`;
}
