import type { Variables } from '../credentials/environment';

const secretNames = /(^|_)(TOKEN|SECRET|PASSWORD)$/;

/** Whether a variable's value is nobody's business. */
export const isSecret = (name: string): boolean => secretNames.test(name);

/** Shorter than this, a value is part of ordinary words. */
const shortest = 4;

/**
 * Takes secrets out of whatever is about to be shown. Checks do not put any in; but a secret may have been pasted where
 * something else belongs, as into a voice URL.
 */
export function redactor(variables: Variables): (text: string) => string {
  const values = Object.entries(variables)
    .flatMap(([name, value]) => (isSecret(name) && value !== undefined && value.length >= shortest ? [value] : []))
    .flatMap((value) => [value, encodeURIComponent(value)])
    .toSorted((left, right) => right.length - left.length);
  return (text) =>
    values
      .reduce((shown, value) => shown.replaceAll(value, '[secret]'), text)
      .replaceAll(/(\w+:\/\/)[^\s/@]+@/g, '$1[secret]@');
}
