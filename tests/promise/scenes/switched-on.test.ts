import { playHistory } from './history';
import { playRecording } from './recording';
import { playScenes } from './scene';

/** What a variable of the Functions switches on. */
const HISTORY_SECRET = 'what only the server of this desk knows';

describe('HISTORY_SECRET', () => {
  playScenes({ 'earlier calls': playHistory }, { HISTORY_SECRET });
});

describe('RECORDING', () => {
  playScenes(
    { 'a recording': playRecording },
    {
      HISTORY_SECRET,
      RECORDING: 'on, outbound=asked',
      PAUSE_SECONDS: '60',
      // That of the seed.
      DEADLINE_WORKFLOW_SID: `WW${'4'.padStart(32, '0')}`,
    },
  );
});
