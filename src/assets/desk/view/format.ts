/** A length of time as people read clocks: `0:07`, `12:45`, `1:02:09`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return parts[0] ? `${parts[0]}:${minutes}:${rest}` : `${Number(hours) * 60 + Number(minutes)}:${rest}`;
}

const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A moment as the agent's own clock shows it. */
export function timeOfDay(at: number): string {
  return clockTime.format(at);
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
