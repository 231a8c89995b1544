import { say } from '../words/desk-words';

/** That the agent's phone was dialled in vain too often. */
export function gaveUp(phone: string): string {
  return phone ? say('phone.unanswered', { phone }) : say('phone.unansweredNoNumber');
}
