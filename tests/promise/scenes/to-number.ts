import { type Scenes } from './scene';

/** A call handed to a number: of the operator's directory, or typed. */
export const playToNumber: Scenes = (scene) => {
  const WAREHOUSE = '+15550177';
  const directory = [
    { name: 'Warehouse', number: WAREHOUSE },
    { name: 'Sales alone', number: '+15550188', queues: ['sales'] },
  ];
  const held = (): boolean[] =>
    scene()
      .control.customersCalls()
      .map(({ places }) => places.some((place) => place.in === 'conference' && place.hold));

  /** Charles is in a call, and has the list open with what is typed there. */
  async function search(text: string, how?: 'Transfer now'): Promise<void> {
    const { charles } = scene();
    await charles.openDesk({ directory });
    await charles.press('Available');
    await scene().call();
    await charles.press(/^Accept/);
    await charles.openDirectory();
    if (how) charles.screen.check(how);
    charles.screen.fill('Search colleagues and queues, or type a number', text);
    await scene().pass(2);
  }

  it('talks first: the customer waits, and has the number when the agent leaves', async () => {
    const { charles } = scene();
    await search('ware');
    expect(charles.screen.says('.choice-name')).toBe('Warehouse');
    await charles.press(/^Warehouse/);
    expect(held()).toEqual([true]);
    await scene().pass(5);
    expect(charles.screen.person(WAREHOUSE)).toContain('Connected');
    await charles.press('More');
    await charles.press('Leave the call');
    await scene().pass(3);
    expect(charles.screen.state).toBe('wrapping');
    expect(held()).toEqual([false]);
    expect(await scene().participants()).toHaveLength(2);
    await charles.press('Complete');
    expect(charles.screen.state).toBe('available');
  });

  it('hands over at once: the agent is free as soon as the number answers, and the call ends with it', async () => {
    const { charles } = scene();
    await search('+1 555 0166', 'Transfer now');
    await charles.press(/^\+15550166/);
    expect(charles.screen.says('.card')).toContain('You leave as soon as they answer');
    expect(held()).toEqual([false]);
    await scene().pass(8);
    expect(charles.screen.state).toBe('wrapping');
    expect(await scene().participants()).toHaveLength(2);
    scene().shift.hangUpPhone('+15550166');
    await scene().pass(2);
    expect(scene().shift.customers).toEqual([]);
  });

  it.each(['Talk to them first', 'Transfer now'] as const)(
    'has the customer back where nobody answers: %s',
    async (how) => {
      const { charles } = scene();
      scene().spoilPhone(WAREHOUSE, 'busy');
      await search('ware', how === 'Transfer now' ? how : undefined);
      await charles.press(/^Warehouse/);
      await scene().pass(12);
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.person(WAREHOUSE)).toContain('Busy');
      expect(held()).toEqual([false]);
      expect(charles.screen.says('.card')).not.toContain('You leave as soon');
    },
  );

  it.each(['answer lost', 'request lost', '500'] as const)('is called once, or not at all: %s', async (fault) => {
    const { charles } = scene();
    await search('ware', 'Transfer now');
    scene()
      .pageOf('charles')
      .line.strike(fault, (path) => path === '/participant-add');
    await charles.press(/^Warehouse/);
    await scene().pass(20);
    const isCalled = fault === 'answer lost';
    expect(charles.screen.state).toBe(isCalled ? 'wrapping' : 'connected');
    expect(
      scene()
        .shift.callsMade()
        .filter((number) => number === WAREHOUSE),
    ).toHaveLength(isCalled ? 1 : 0);
    expect(held()).toEqual([false]);
    if (!isCalled) expect(charles.screen.says('[role=alert]')).toContain('“Add a number” did not work');
  });

  it('offers neither another queue’s entry nor a number that cannot be one', async () => {
    const { charles } = scene();
    await search('sales alone');
    expect(charles.screen.says('.choice-name')).toBe('');
    charles.screen.fill('Search colleagues and queues, or type a number', '+1555');
    await scene().pass(2);
    expect(charles.screen.says('.choice-name')).toBe('Warehouse');
    charles.screen.fill('Search colleagues and queues, or type a number', '99');
    await scene().pass(2);
    expect(charles.screen.says('output')).toBe('No match');
  });
};
