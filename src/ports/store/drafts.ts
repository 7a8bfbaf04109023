/** Things begun and not finished, by name. What is not finished after a while is forgotten (see RetentionRows). */
export interface DraftRows {
  /** What was kept under the name, as it was put; null when there is nothing. */
  get(name: string): Promise<unknown>
  /** Keeps it in the place of what was there. `content` is plain data: it comes back as JSON makes of it. */
  put(name: string, content: unknown, at: Date): Promise<void>
  /** Does nothing when there is nothing. */
  remove(name: string): Promise<void>
}
