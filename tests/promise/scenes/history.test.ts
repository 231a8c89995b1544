import { playHistory } from './history';
import { playScenes } from './scene';

playScenes({ 'earlier calls': playHistory }, { HISTORY_SECRET: 'what only the server of this desk knows' });
