import { expect, expectState, test } from './floor';
import { overALine } from './line';
import { desktop, expectAccessibleInBoth, narrow, smallTargets, sticksOut } from './look';
import { arrivals, phoneUnreachable, unanswered } from './states/arrivals';
import { atTheDoor } from './states/at-the-door';
import { broken, connection, elsewhere, ended, over } from './states/connection';
import { inCall, several, transfers } from './states/in-call';
import { bePatient } from './states/patient';
import { photograph } from './states/pictures';
import { browserPhone, outbound, tools } from './states/tools';
import type { Tour } from './states/tour';
import { wrapUp } from './states/wrap-up';

/** Every state the page can be in, by the sign-in that leads there. */
const tours: Record<string, Tour> = {
  'at the door': atTheDoor,
  connection: connection(),
  elsewhere: elsewhere(),
  'session over': over,
  'session over, nothing open': ended,
  'broken page': broken,
  arrivals: arrivals(),
  'phone unreachable': phoneUnreachable(),
  'accept unanswered': unanswered,
  'in a call': inCall(),
  transfers: transfers(),
  'several at once': several,
  'wrap-up': wrapUp(),
  tools,
  'calls out': outbound,
  'the browser as phone': browserPhone,
};

test.use({ viewport: desktop, contextOptions: { reducedMotion: 'reduce' } });

for (const [title, tour] of Object.entries(tours)) {
  test(`${title}: each state can be read, named and reached, in light, in dark and at 320 px`, async ({
    page,
    floor,
    browser,
  }) => {
    test.setTimeout(0);
    await bePatient(page);
    const lines: { close(): Promise<void> }[] = [];
    const stage = {
      page,
      floor,
      browser,
      overALine: async () => {
        const line = await overALine(page, floor);
        lines.push(line);
        return line;
      },
    };
    for (const [place, { name, card, bring }] of tour.entries()) {
      await test.step(name, async () => {
        const seen = (await bring(stage)) ?? page;
        if (card) await expectState(seen, card);
        await seen.setViewportSize(desktop);
        await expectAccessibleInBoth(seen, name);
        await seen.setViewportSize(narrow);
        expect.soft(await sticksOut(seen), `${name} at 320 px`).toEqual([]);
        expect.soft(await smallTargets(seen), `buttons of ${name}`).toEqual([]);
        await seen.setViewportSize(desktop);
        await photograph(seen, `${title} ${String(place + 1).padStart(2, '0')} ${name}`);
      });
    }
    for (const line of lines) await line.close();
  });
}
