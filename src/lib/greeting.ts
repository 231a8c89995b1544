const welcome = 'Thank you for calling. Please hold the line, we are looking for somebody to help you.';

/** Where a call goes once it has been greeted. */
export interface Destination {
  readonly workflowSid: string;
  /** Attributes of the task, besides those that Twilio adds about the call. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * TwiML that greets a caller and makes a task of the call.
 *
 * @see https://www.twilio.com/docs/voice/twiml/enqueue
 */
export function greetAndEnqueue({ workflowSid, attributes }: Destination): string {
  const response = new Twilio.twiml.VoiceResponse();
  response.say(welcome);
  response.enqueue({ workflowSid }).task(JSON.stringify(attributes));
  return response.toString();
}
