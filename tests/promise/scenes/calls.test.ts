import { playInCall } from './in-call';
import { playKnownAtOnce } from './known-at-once';
import { playStranded } from './stranded';
import { playSupervised } from './supervised';
import { playTransfer } from './transfer';
import { playTransferUnheard } from './transfer-unheard';
import { playWatched } from './watched';
import { playScenes } from './scene';

playScenes({
  'in a call': playInCall,
  'what a colleague does in the same call': playKnownAtOnce,
  'a call that a supervisor takes part in': playSupervised,
  'handing a call over': playTransfer,
  'handing a call over, unheard': playTransferUnheard,
  'a customer whom nobody took': playStranded,
  'a customer whom the server looks after': playWatched,
});
