import { currentConference } from '../../src/lib/conference';

const conference = (sid: string, status: string, friendlyName = 'WT1') => ({ sid, status, friendlyName });

it('is none where there is none of that name', () => {
  expect(currentConference([], 'WT1')).toBeUndefined();
  expect(currentConference([conference('CF1', 'in-progress', 'WT10')], 'WT1')).toBeUndefined();
});

it.each(['init', 'in-progress'])('is the one that is %s, wherever it stands', (status) => {
  const [over, running] = [conference('CF1', 'completed'), conference('CF2', status)];
  expect(currentConference([over, running], 'WT1')).toBe(running);
  expect(currentConference([running, over], 'WT1')).toBe(running);
});

it('is the newest where all are over', () => {
  const [newest, older] = [conference('CF2', 'completed'), conference('CF1', 'completed')];
  expect(currentConference([conference('CF3', 'completed', 'WT2'), newest, older], 'WT1')).toBe(newest);
});
