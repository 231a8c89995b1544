/**
 * The part of Twilio's SDK the page uses. A module of its own, because it is loaded when a supervisor first does
 * something: importing the package itself later would give its CommonJS object instead of its names.
 */
export { Supervisor } from 'twilio-taskrouter';
