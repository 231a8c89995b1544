/**
 * The part of `path` that `twilio-taskrouter` 2.1 uses, for the paths of its requests: the build puts it in the place of
 * the copy the SDK carries. See docs/decisions/0009-sdk-without-ballast.md.
 *
 * @param parts - Names without slashes, and none of them empty.
 */
const join = (...parts: readonly string[]): string => parts.join('/');

export default { join };
