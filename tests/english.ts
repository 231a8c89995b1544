import { desk } from '../src/assets/desk/view/messages/en/desk';
import { know } from '../src/assets/desk/view/messages/voice';

/** The page loads its words before it shows any; a test of the view has them from the start, in English. */
know('en', desk);
