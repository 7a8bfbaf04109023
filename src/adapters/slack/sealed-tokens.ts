import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { AppError } from '../../errors.ts'

/** Keeps tokens unreadable for who reads the database. */
export interface SealedTokens {
  /** `owner` is bound to the token: a sealed token moved to another row does not open. */
  seal(token: string, owner: string): string
  /** Throws AppError `slack-token-unreadable` for anything `seal` of the same key and owner did not make. */
  open(sealed: string, owner: string): string
}

const ALGORITHM = 'aes-256-gcm'
const VERSION = 'v1'
/** NIST SP 800-38D: 96 random bits. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under the SHA-256 of the secret: the setting asks for 32 characters at least. */
export function createSealedTokens(secret: string): SealedTokens {
  const key = createHash('sha256').update(secret).digest()
  return {
    seal: (token, owner) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()])
      return [VERSION, Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')].join('.')
    },
    open: (sealed, owner) => {
      try {
        const [version, text = ''] = sealed.split('.')
        if (version !== VERSION) throw new Error('unknown version')
        const bytes = Buffer.from(text, 'base64url')
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(owner))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
        return Buffer.concat([body, decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new AppError('slack-token-unreadable', { workspace: owner }, { cause })
      }
    },
  }
}
