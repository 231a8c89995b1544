import type { BehaviourOf } from '../behaviour';
import type { PhoneEvent, PhoneIntent } from './browser-phone-state';
import {
  aboutItsCall,
  answerPhone,
  askMicrophone,
  calm,
  hangUpPhone,
  keepPhone,
  phoneCallOver,
  phoneRings,
  phoneUnreachable,
  putPhone,
  reopen,
  whileOpen,
} from './browser-phone-rules';
import { step } from '../step';

/** The browser as the agent's telephone. */
export const browserPhone: BehaviourOf<PhoneEvent, PhoneIntent> = {
  on: {
    'phone-ready': whileOpen((state) => putPhone(state, { ...state.phone, line: { name: 'ready' } })),
    'phone-unreachable': whileOpen(phoneUnreachable),
    'phone-retry-asked': whileOpen((state) => (state.phone.line.name === 'unreachable' ? reopen(state) : step(state))),
    'microphone-asked': whileOpen(askMicrophone),
    'microphone-learnt': whileOpen((state, { microphone }) => putPhone(state, { ...state.phone, microphone })),
    'sound-devices-learnt': whileOpen((state, { devices }) => putPhone(state, { ...state.phone, devices })),
    'sound-device-chosen': whileOpen((state, { type: _type, ...choice }) =>
      putPhone(state, calm(state.phone), { type: 'use-sound-device', ...choice }),
    ),
    'phone-failed': whileOpen((state, { problem }) => putPhone(state, { ...state.phone, problem })),
    'phone-rings': whileOpen(phoneRings),
    'phone-answer-asked': whileOpen(answerPhone),
    'phone-hang-up-asked': whileOpen(hangUpPhone),
    'phone-call-open': aboutItsCall((call) => ({ ...call, stage: 'open' })),
    'phone-call-reconnecting': aboutItsCall((call) => ({ ...call, stage: 'reconnecting' })),
    'phone-call-quality': aboutItsCall((call, { isPoor }) => ({ ...call, isPoor })),
    'phone-call-over': whileOpen(phoneCallOver),
  },
  after: keepPhone,
  perform: ({ phone }) => ({
    'open-phone': () => phone.open(),
    'close-phone': () => phone.close(),
    'answer-phone': () => phone.answer(),
    'hang-up-phone': () => phone.hangUp(),
    'ask-microphone': () => phone.askMicrophone(),
    'use-sound-device': ({ kind, id }) => phone.useDevice(kind, id),
  }),
};
