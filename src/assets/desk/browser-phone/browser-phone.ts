import type { BehaviourOf } from '../behaviour';
import type { PhoneEvent, PhoneIntent } from './browser-phone-state';
import * as rules from './browser-phone-rules';
import { step } from '../step';

/** The browser as the agent's telephone. */
export const browserPhone: BehaviourOf<PhoneEvent, PhoneIntent> = {
  on: {
    'phone-ready': rules.whileOpen((state) => rules.putPhone(state, { ...state.phone, line: { name: 'ready' } })),
    'phone-unreachable': rules.whileOpen(rules.phoneUnreachable),
    'phone-retry-asked': rules.whileOpen((state) =>
      state.phone.line.name === 'unreachable' ? rules.reopen(state) : step(state),
    ),
    'microphone-asked': rules.whileOpen(rules.askMicrophone),
    'microphone-learnt': rules.whileOpen((state, { microphone }) =>
      rules.putPhone(state, { ...state.phone, microphone }),
    ),
    'sound-devices-learnt': rules.whileOpen((state, { devices }) => rules.putPhone(state, { ...state.phone, devices })),
    'sound-device-chosen': rules.whileOpen((state, { type: _type, ...choice }) =>
      rules.putPhone(state, rules.calm(state.phone), { type: 'use-sound-device', ...choice }),
    ),
    'phone-failed': rules.whileOpen((state, { problem }) => rules.putPhone(state, { ...state.phone, problem })),
    'phone-rings': rules.whileOpen(rules.phoneRings),
    'phone-answer-asked': rules.whileOpen(rules.answerPhone),
    'phone-hang-up-asked': rules.whileOpen(rules.hangUpPhone),
    'phone-call-open': rules.aboutItsCall((call) => ({ ...call, stage: 'open' })),
    'phone-call-reconnecting': rules.aboutItsCall((call) => ({ ...call, stage: 'reconnecting' })),
    'phone-call-quality': rules.aboutItsCall((call, { isPoor }) => ({ ...call, isPoor })),
    'phone-call-over': rules.whileOpen(rules.phoneCallOver),
  },
  after: rules.keepPhone,
  perform: ({ phone }) => ({
    'open-phone': () => phone.open(),
    'close-phone': () => phone.close(),
    'answer-phone': () => phone.answer(),
    'hang-up-phone': () => phone.hangUp(),
    'ask-microphone': () => phone.askMicrophone(),
    'use-sound-device': ({ kind, id }) => phone.useDevice(kind, id),
  }),
};
