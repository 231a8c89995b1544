import { parseDuration } from '../../core/duration';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `0:07`, `12:40`, `3:05:00`, `2 d 4 h`: whole seconds, never negative. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms >= dayMs) return `${Math.floor(ms / dayMs)} d ${Math.floor((ms % dayMs) / hourMs)} h`;
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  const seconds = twoDigits(Math.floor((ms % minuteMs) / secondMs));
  return ms >= hourMs ? `${Math.floor(ms / hourMs)}:${twoDigits(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

const unit = /^(\d+(?:\.\d+)?)(?:(ms)|(s)(?:ec(?:onds?)?)?|(m)(?:in(?:utes?)?)?|(h)(?:ours?)?|(d)(?:ays?)?)?$/;

/**
 * Reads a duration as a person types it: `90` (seconds), `130s`, `2m`, `2 min`, `1.5 h`, `1:30`.
 *
 * @returns Milliseconds, or `undefined` where it is none or not above zero.
 */
export function readDuration(text: string): number | undefined {
  const plain = text.toLowerCase().replaceAll(/\s+/g, '');
  const clock = /^(\d+):([0-5]\d)$/.exec(plain);
  if (clock) return positive(Number(clock[1]) * minuteMs + Number(clock[2]) * secondMs);
  const [, amount, ...units] = unit.exec(plain) ?? [];
  return amount === undefined ? undefined : positive(parseDuration(`${amount}${units.find(Boolean) ?? 's'}`));
}

function positive(durationMs: number | undefined): number | undefined {
  return durationMs !== undefined && durationMs > 0 ? durationMs : undefined;
}
