import { errors, jwtVerify, SignJWT } from 'jose';
import { isUuid } from './uuid.js';

/** The authenticated caller, a customer. */
export interface Requester {
  readonly id: string;
}

/** Signs and reads bearer tokens: JSON Web Tokens whose subject is a customer. */
export class Tokens {
  readonly #secret: Uint8Array;

  constructor(secret: string) {
    this.#secret = new TextEncoder().encode(secret);
  }

  issue(customerId: string, lifetime = '12h'): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(customerId)
      .setIssuedAt()
      .setExpirationTime(lifetime)
      .sign(this.#secret);
  }

  /** Undefined unless the header contains a token that was signed with the secret and is currently valid. */
  async requesterOf(authorization: string | null): Promise<Requester | undefined> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      // The token must not choose the algorithm.
      const options = { algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] };
      const { payload } = await jwtVerify(token, this.#secret, options);
      return isUuid(payload.sub) ? { id: payload.sub.toLowerCase() } : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
