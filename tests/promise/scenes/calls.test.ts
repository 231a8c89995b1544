import { playInCall } from './in-call';
import { playKnownAtOnce } from './known-at-once';
import { playSecondCall } from './second-call';
import { playStranded } from './stranded';
import { playSupervised } from './supervised';
import { playTransfer } from './transfer';
import { playToNumber } from './to-number';
import { playTransferUnheard } from './transfer-unheard';
import { playWatched } from './watched';
import { playScenes } from './scene';

const variables = { CALLER_IDS: '+15550101' };

playScenes(
  {
    'in a call': playInCall,
    'a second call, and one that is accepted by itself': playSecondCall,
    'what a colleague does in the same call': playKnownAtOnce,
    'a call that a supervisor takes part in': playSupervised,
    'handing a call to a number': playToNumber,
    'handing a call over': playTransfer,
    'handing a call over, unheard': playTransferUnheard,
    'a customer whom nobody took': playStranded,
    'a customer whom the server looks after': playWatched,
  },
  variables,
);
