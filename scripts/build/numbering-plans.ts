import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MetadataJson } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';

/** Beside the page: how the numbers of a part of the world are grouped, and how long they are. */
export const PLANS = 'numbers';

const all: MetadataJson = metadata;

/** The plans of the countries whose codes begin with a digit; countries that share a code stay together. */
function planOf(zone: string): MetadataJson {
  const inZone = <Value>(codes: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(codes).filter(([code]) => code.startsWith(zone)));
  const codes = inZone(all.country_calling_codes);
  const countries = Object.fromEntries(
    Object.values(codes)
      .flat()
      .flatMap((country) => (country in all.countries ? [[country, all.countries[country]]] : [])),
  );
  return { ...all, country_calling_codes: codes, countries, nonGeographic: inZone(all.nonGeographic) };
}

/** Whether there are plans for a country, given as ISO 3166 has it. */
export const isCountry = (country: string): boolean => country in all.countries;

/**
 * Writes the world's numbering plans as libphonenumber has them, in nine parts by the first digit of the country code, for
 * a page needs one or two of them; and as `home.json` the part of the country the agents are in.
 *
 * @returns The files, relative to `out`
 */
export async function writePlans(out: string, home: string | undefined): Promise<readonly string[]> {
  await mkdir(join(out, PLANS), { recursive: true });
  const zones = Array.from({ length: 9 }, (_, place) => String(place + 1));
  const plans = zones.map((zone) => ({ name: zone, plan: planOf(zone) }));
  const ofHome = plans.find(({ plan }) => home !== undefined && home in plan.countries);
  const files = [...plans, ...(ofHome ? [{ ...ofHome, name: 'home' }] : [])];
  return Promise.all(
    files.map(async ({ name, plan }) => {
      const path = join(PLANS, `${name}.json`);
      await writeFile(join(out, path), JSON.stringify(plan));
      return path;
    }),
  );
}
