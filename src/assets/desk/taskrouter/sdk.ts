/**
 * The part of Twilio's SDK the page uses. A module of its own, because it is loaded when an agent signs in: importing
 * the package itself later would give its CommonJS object instead of its names.
 */
export { TaskRouterEventHandler, Worker } from 'twilio-taskrouter';
