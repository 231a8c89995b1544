import { BLOCKED_AFTER_MS, createRinger, SOFT_SHARE } from '../../../../src/assets/desk/ring/ringer';
import { RING_PERIOD, ringSamples } from '../../../../src/assets/desk/ring/ring-sound';
import type { Sound } from '../../../../src/assets/desk/ring/ring-state';
import { StandInAudio } from './stand-in-audio';
import { handClock } from '../ground/hand-clock';

function ringerOn(audio: StandInAudio | undefined) {
  const told: Sound[] = [];
  const clock = handClock();
  let leads = true;
  const ringer = createRinger({
    clock,
    audio: () => audio?.context,
    maySound: () => leads,
    tell: (sound) => told.push(sound),
  });
  return { ringer, told, clock, follow: () => (leads = false) };
}

const loud = { volume: 1, soft: false };

describe('the ringer', () => {
  it('sounds in a loop from the ring’s beginning to its end, however often it is told', async () => {
    const audio = new StandInAudio('running');
    const { ringer, told } = ringerOn(audio);
    ringer.ring(loud);
    ringer.ring({ ...loud });
    expect(audio.sources).toMatchObject([{ loop: true, started: true, stopsAt: undefined }]);
    expect(told).toEqual(['allowed']);
    ringer.ring(undefined);
    ringer.ring(undefined);
    expect(audio.sources).toHaveLength(1);
    expect(audio.sources[0]?.stopsAt).toBeGreaterThan(0);
    ringer.ring(loud);
    expect(audio.sources).toHaveLength(2);
  });

  it('is as loud as the agent likes, and soft while they talk', () => {
    const audio = new StandInAudio('running');
    const { ringer } = ringerOn(audio);
    ringer.ring({ volume: 0.5, soft: false });
    expect(audio.gains[0]?.gain.value).toBeCloseTo(0.25);
    ringer.ring({ volume: 0.5, soft: true });
    expect(audio.gains[0]?.gain.value).toBeCloseTo(0.25 * SOFT_SHARE);
  });

  it('says that it is blocked, and that it sounds once a click has let it', async () => {
    const audio = new StandInAudio('suspended');
    const { ringer, told, clock } = ringerOn(audio);
    ringer.ring(loud);
    clock.advance(BLOCKED_AFTER_MS - 1);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual(['blocked']);
    audio.allow();
    ringer.unlock();
    expect(told).toEqual(['blocked', 'allowed']);
    // The ring that had begun in silence is heard now.
    expect(audio.sources).toMatchObject([{ started: true, stopsAt: undefined }]);
  });

  it('is unlocked by the first click, before anything rings', () => {
    const audio = new StandInAudio('suspended');
    const { ringer, told } = ringerOn(audio);
    audio.allow();
    ringer.unlock();
    expect(told).toEqual(['allowed']);
    expect(audio.sources).toEqual([]);
  });

  it('makes its sound once, when it is unlocked', () => {
    const audio = new StandInAudio('running');
    const { ringer } = ringerOn(audio);
    ringer.unlock();
    expect(audio.buffers).toBe(1);
    ringer.ring(loud);
    ringer.ring(undefined);
    ringer.ring(loud);
    ringer.test(1);
    expect(audio.buffers).toBe(1);
  });

  it('is silent in a tab that does not lead, and when it leads no longer', () => {
    const audio = new StandInAudio('running');
    const { ringer, follow } = ringerOn(audio);
    ringer.ring(loud);
    follow();
    ringer.ring(loud);
    expect(audio.sources[0]?.stopsAt).toBeGreaterThan(0);
    ringer.ring(loud);
    expect(audio.sources).toHaveLength(1);
  });

  it('can be tried out', () => {
    const audio = new StandInAudio('running');
    const { ringer } = ringerOn(audio);
    ringer.test(1);
    expect(audio.sources).toMatchObject([{ loop: false, started: true, stopsAt: RING_PERIOD }]);
  });

  it('says so where the browser has no audio, and harms nothing', () => {
    const { ringer, told } = ringerOn(undefined);
    ringer.unlock();
    ringer.ring(loud);
    ringer.test(1);
    ringer.ring(undefined);
    expect(told).toEqual(['unsupported']);
  });
});

describe('the sound', () => {
  const samples = ringSamples(8_000);

  it('fills its period without clipping, and ends in silence, so that a loop does not click', () => {
    expect(samples).toHaveLength(RING_PERIOD * 8_000);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest).toBeGreaterThan(0.2);
    expect(loudest).toBeLessThanOrEqual(1);
    expect(samples[0]).toBe(0);
    expect(samples.slice(-8_000).every((sample) => sample === 0)).toBe(true);
  });
});
