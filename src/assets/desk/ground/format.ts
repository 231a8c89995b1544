import { formattersOf } from '../words/formatters';
import { voice } from '../words/voice';

/** A length of time as people read clocks: `0:07`, `12:45`, `1:02:09`. */
export function duration(ms: number): string {
  const { number, twoDigits } = formattersOf(voice.value.locale);
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
  return parts.map((part, place) => (place === 0 ? number : twoDigits).format(part)).join(':');
}

/** A moment as the agent's own clock shows it. */
export function timeOfDay(at: number): string {
  return formattersOf(voice.value.locale).time.format(at);
}

/** A number as the agent's language writes it. */
export function numeral(value: number): string {
  return formattersOf(voice.value.locale).number.format(value);
}

/** An attribute's key as a label: `selected_language` → `Selected language`. */
export function labelOf(key: string): string {
  const words = key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : key;
}

/** The beginning of a text that is longer than `most` characters, with an ellipsis; a shorter one as it is. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half of a character outside the basic plane is none.
  return `${text
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
