import type { Bytes } from '../rest/operation';

const samplesPerSecond = 8000;
const bytesPerSample = 2;
const headerBytes = 44;
const chunk = Buffer.alloc(64 * 1024);

/**
 * Nothing to be heard, as a WAV file: 16 bits, 8 kHz, which for one channel are the 128 kbit a second that are published.
 *
 * @see https://www.twilio.com/docs/voice/api/recording#wav
 */
export function silence(seconds: number, channels: 1 | 2): Bytes {
  const frame = channels * bytesPerSample;
  const bytes = seconds * samplesPerSecond * frame;
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(headerBytes - 8 + bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * frame, 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(bytesPerSample * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(bytes, 40);
  return { type: 'audio/x-wav', length: headerBytes + bytes, chunks: pieces(header, bytes) };
}

function* pieces(header: Buffer<ArrayBuffer>, bytes: number): Generator<Buffer<ArrayBuffer>> {
  yield header;
  for (let left = bytes; left > 0; left -= chunk.length) yield left < chunk.length ? chunk.subarray(0, left) : chunk;
}
