import type { Microphones } from './browser-phone-port';

/** The browser's own word about the microphone. */
export const browserMicrophones: Microphones = {
  async permission() {
    // A page that does not come over HTTPS has none.
    if (!('mediaDevices' in navigator)) return 'missing';
    try {
      const { state } = await navigator.permissions.query({ name: 'microphone' });
      return state === 'prompt' ? 'unasked' : state;
    } catch {
      // Not every browser tells without asking.
      return 'unasked';
    }
  },

  async ask() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
  },
};
