import type { PhoneIntent } from './intent';
import type { PhonePort } from './browser-phone-port';

/** Hands an intent about the browser as a telephone to its port. */
export async function performPhone(phone: PhonePort, intent: PhoneIntent): Promise<void> {
  switch (intent.type) {
    case 'open-phone':
      return phone.open();
    case 'close-phone':
      return phone.close();
    case 'answer-phone':
      return phone.answer();
    case 'hang-up-phone':
      return phone.hangUp();
    case 'ask-microphone':
      return phone.askMicrophone();
    default:
      return phone.useDevice(intent.kind, intent.id);
  }
}
