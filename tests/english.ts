import * as desk from '../src/assets/desk/words/en/desk-areas';
import { know } from '../src/assets/desk/words/voice';

/** The page loads its words before it shows any; a test of the view has them from the start, in English. */
know('en', desk);
