/** Node's codes for a connection that could not be made or did not last, in words. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Its name is not in the DNS',
  EAI_AGAIN: 'The DNS does not answer',
  ECONNREFUSED: 'Nothing is listening there',
  ECONNRESET: 'The connection broke',
  EPIPE: 'The connection broke',
  ERR_BAD_RESPONSE: 'The answer was cut off',
  HPE_INVALID_CONSTANT: 'What answers there is not HTTP',
  ECONNABORTED: 'No answer in time',
  ETIMEDOUT: 'No answer in time',
  EHOSTUNREACH: 'There is no route to it',
  ENETUNREACH: 'There is no route to it',
  EPROTO: 'It does not speak TLS, or another version of it',
};

/** Codes of a TLS handshake that came to nothing: those of OpenSSL, and Node's own. */
const handshake = /^(EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Whether a connection never came about, because the two could not agree on TLS, or one did not trust the other. */
export const isHandshakeTrouble = (networkCode: string): boolean => handshake.test(networkCode);

/** A request whose connection broke, also when it was sent again. */
export class UnansweredError extends Error {
  /** Node's, as `ECONNRESET`. */
  readonly networkCode: string;

  constructor(
    readonly host: string,
    networkCode: string,
  ) {
    const reason = words[networkCode];
    super(
      reason === undefined && isHandshakeTrouble(networkCode)
        ? `${host} shows a certificate that this machine does not trust (${networkCode}).`
        : `${host} did not answer (${networkCode}).${reason === undefined ? '' : ` ${reason}.`}`,
    );
    this.name = 'UnansweredError';
    this.networkCode = networkCode;
  }

  /** Whether it is a certificate that keeps the two apart. */
  get isDistrusted(): boolean {
    return isHandshakeTrouble(this.networkCode) && this.networkCode !== 'EPROTO';
  }
}
