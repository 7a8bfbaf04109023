/** Positions in a text, the end excluded. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Tokens that can be told by their form, and what stands behind a word for password or key. The whole match is hidden. */
const TOKENS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  /\bxapp-[\w-]{10,}/g,
  /\b(?:sk|pk|rk)[-_][\w-]{16,}/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bAIza[\w-]{30,}/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-)\w{16,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  /\bBearer\s+[\w.~+/-]{16,}=*/g,
  // User and password inside an address.
  /\b[a-z][a-z+.-]*:\/\/[^\s/:@]+:[^\s/@]+@\S*/gi,
  // Long runs of hexadecimal digits, or of mixed letters and digits, are keys or digests, not part numbers.
  /\b(?=[0-9a-fA-F]*\d)(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{32,}\b/g,
  /\b(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])[A-Za-z0-9_]{28,}\b/g,
  // Telephone numbers in international form.
  /(?<![\w+])\+\d[\d ()-]{7,18}\d/g,
]

const LABELLED =
  /(?:pass(?:word|wort|code)?|pwd|secret|token|api[ _-]?key|contraseña|hasło|mật khẩu|密码|密碼|口令|パスワード|暗証番号|비밀번호|รหัสผ่าน)(?:\s*(?:is|ist|es|to|là|是|は|은|는|คือ))?\s*[:：=]?\s*(\S{3,})/gi
const WITH_MARK = /[:：=]|(?:\s(?:is|ist|es|to|là)\s)|是|は|은|는|คือ/

/** What looks like a password, a key, a token or a telephone number. Rather too much than too little: it all comes back. */
export function secretsIn(text: string): Span[] {
  const tokens = TOKENS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  )
  const labelled = [...text.matchAll(LABELLED)].flatMap((match) => {
    const value = match[1] ?? ''
    const start = match.index + match[0].length - value.length
    const label = match[0].slice(0, -value.length)
    // "password reset" names no password; "password: reset" does.
    return WITH_MARK.test(label) || /\d/.test(value) ? [{ start, end: start + value.length }] : []
  })
  return [...tokens, ...labelled]
}
