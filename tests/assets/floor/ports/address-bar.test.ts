import { computed, signal } from '@preact/signals-core';
import { type Filters, NO_FILTERS } from '../../../../src/assets/floor/model/filters';
import { followAddress } from '../../../../src/assets/floor/ports/address-bar';

/** A browser's address and the way that led there. */
class Bar {
  readonly location = { hash: '', pathname: '/floor.html', search: '?day=1' };
  readonly way: string[] = [];
  readonly listeners: (() => void)[] = [];
  readonly history = {
    pushState: (_state: unknown, _title: string, address: string): void => {
      this.way.push(this.location.hash);
      this.go(address);
    },
    replaceState: (_state: unknown, _title: string, address: string): void => this.go(address),
  };

  go(address: string): void {
    this.location.hash = address.replace('/floor.html?day=1', '');
  }

  back(): void {
    this.location.hash = this.way.pop() ?? '';
    for (const listener of this.listeners) listener();
  }

  addEventListener(_type: string, listener: () => void): void {
    this.listeners.push(listener);
  }
}

function followed(hash = '') {
  const bar = new Bar();
  bar.location.hash = hash;
  const filters = signal<Filters>(NO_FILTERS);
  followAddress(
    bar,
    computed(() => filters.value),
    (told) => (filters.value = told),
  );
  const choose = (change: Partial<Filters>) => (filters.value = { ...filters.peek(), ...change });
  return { bar, filters, choose };
}

it('begins with what the address says, and leaves no step of the way for it', () => {
  const { bar, filters } = followed('#queue=WQ1&nonsense=1');
  expect(filters.value.queueSid).toBe('WQ1');
  expect([bar.location.hash, bar.way]).toEqual(['#queue=WQ1', []]);
});

it('goes with what is chosen, and back', () => {
  const { bar, filters, choose } = followed();
  choose({ queueSid: 'WQ1' });
  choose({ isWall: true });
  expect([bar.location.hash, bar.way]).toEqual(['#queue=WQ1&wall', ['', '#queue=WQ1']]);
  bar.back();
  expect(filters.value).toMatchObject({ queueSid: 'WQ1', isWall: false });
  bar.back();
  expect(filters.value).toEqual(NO_FILTERS);
  expect(bar.way).toEqual([]);
});

it('makes one step of a word, however many letters it has', () => {
  const { bar, choose } = followed();
  choose({ doing: 'free' });
  for (const search of ['a', 'an', 'ana']) choose({ search });
  expect([bar.location.hash, bar.way]).toEqual(['#state=free&text=ana', ['']]);
});
