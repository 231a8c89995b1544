/** Twilio's voice SDK. A module of its own, because it is loaded only for agents whose telephone is the browser. */
export { Device } from '@twilio/voice-sdk';
