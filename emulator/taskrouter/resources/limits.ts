/** @see https://www.twilio.com/docs/taskrouter/limits */
export const maximumNameCharacters = 64;
export const maximumAttributesCharacters = 4096;
export const maximumConfigurationCharacters = 1024 * 1024;
export const maximumReservedWorkers = 50;
export const maximumReservationTimeoutSeconds = 86_400;
export const maximumTaskTimeoutSeconds = 1_209_600;
export const maximumWholeNumber = 2_147_483_647;
