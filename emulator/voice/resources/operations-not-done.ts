import { notDone, type Operation } from '../../rest/operation';
import { accountPath } from './voice-addresses';

const call = `${accountPath}/Calls/:CallSid`;

/** What is published of calls and not done here, so that it is named rather than not found. */
export const callsNotDone: readonly Operation[] = [
  notDone('DeleteCall', 'DELETE', `${accountPath}/Calls/:Sid.json`),
  notDone('ListCallEvent', 'GET', `${call}/Events.json`),
  notDone('ListCallNotification', 'GET', `${call}/Notifications.json`),
  notDone('FetchCallNotification', 'GET', `${call}/Notifications/:Sid.json`),
  notDone('ListCallRecording', 'GET', `${call}/Recordings.json`),
  notDone('CreateCallRecording', 'POST', `${call}/Recordings.json`),
  notDone('FetchCallRecording', 'GET', `${call}/Recordings/:Sid.json`),
  notDone('UpdateCallRecording', 'POST', `${call}/Recordings/:Sid.json`),
  notDone('DeleteCallRecording', 'DELETE', `${call}/Recordings/:Sid.json`),
  notDone('CreatePayments', 'POST', `${call}/Payments.json`),
  notDone('UpdatePayments', 'POST', `${call}/Payments/:Sid.json`),
  notDone('CreateRealtimeTranscription', 'POST', `${call}/Transcriptions.json`),
  notDone('UpdateRealtimeTranscription', 'POST', `${call}/Transcriptions/:Sid.json`),
  notDone('CreateSiprec', 'POST', `${call}/Siprec.json`),
  notDone('UpdateSiprec', 'POST', `${call}/Siprec/:Sid.json`),
  notDone('CreateStream', 'POST', `${call}/Streams.json`),
  notDone('UpdateStream', 'POST', `${call}/Streams/:Sid.json`),
  notDone('CreateUserDefinedMessage', 'POST', `${call}/UserDefinedMessages.json`),
  notDone('CreateUserDefinedMessageSubscription', 'POST', `${call}/UserDefinedMessageSubscriptions.json`),
  notDone('DeleteUserDefinedMessageSubscription', 'DELETE', `${call}/UserDefinedMessageSubscriptions/:Sid.json`),
];
