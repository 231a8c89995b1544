// `npm start`
import { launch } from './launch.mjs';

await launch({ outputs: ['start', 'emulator'], bundle: 'dist/start.js', source: 'scripts/start.ts' });
