/** Of one document or item, as JSON in UTF-8. @see https://www.twilio.com/docs/api/errors/54006 */
export const maximumDataBytes = 16 * 1024;

/** @see https://www.twilio.com/docs/api/errors/54011 */
export const maximumTtlSeconds = 31_536_000;

/** Of a unique name, and of an item's key. @see https://www.twilio.com/docs/sync/api/map-item-resource */
export const maximumNameCharacters = 320;

/** @see https://www.twilio.com/docs/sync/api/document-resource#read-multiple-document-resources */
export const maximumPageSize = 100;
