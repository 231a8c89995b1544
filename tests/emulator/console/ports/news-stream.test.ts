import { followStream, type Source } from '../../../../emulator/console/ports/news-stream';
import { HandClock } from '../../hand-clock';

/** A browser's `EventSource` as far as it can be seen from outside; Node 20 has none. */
class PretendSource extends EventTarget implements Source {
  readyState = 0;

  close(): void {
    this.readyState = 2;
  }

  /** What the browser does when the connection breaks: it connects again by itself. */
  breakOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event('error'));
  }

  /** What it does after an answer that is no stream: it gives up. */
  giveUp(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
}

function following() {
  const clock = new HandClock();
  const sources: PretendSource[] = [];
  const heard: string[] = [];
  const end = followStream(
    () => {
      const source = new PretendSource();
      sources.push(source);
      return source;
    },
    clock,
    {
      opened: () => heard.push('opened'),
      changed: () => heard.push('changed'),
      lost: () => heard.push('lost'),
    },
  );
  return { clock, sources, heard, end };
}

describe('followStream', () => {
  it('tells of the connection and of each change', () => {
    const { sources, heard } = following();
    sources[0]?.dispatchEvent(new Event('open'));
    sources[0]?.dispatchEvent(new MessageEvent('message', { data: 'changed' }));
    expect(heard).toEqual(['opened', 'changed']);
  });

  it('leaves a broken connection to the browser', () => {
    const { clock, sources, heard } = following();
    sources[0]?.breakOff();
    clock.pass(60_000);
    expect(heard).toEqual(['lost']);
    expect(sources).toHaveLength(1);
  });

  it('opens a new one two seconds after the browser has given up', () => {
    const { clock, sources, heard } = following();
    sources[0]?.giveUp();
    clock.pass(1_999);
    expect(sources).toHaveLength(1);
    clock.pass(1);
    sources[1]?.dispatchEvent(new Event('open'));
    expect(heard).toEqual(['lost', 'opened']);
  });

  it('ends for good, even while a new one is due', () => {
    const { clock, sources, end } = following();
    sources[0]?.giveUp();
    end();
    clock.pass(60_000);
    expect(sources.map(({ readyState }) => readyState)).toEqual([2]);
  });
});
