export interface PictureRows {
  /** Keeps a drawing; kept again, it counts as new. */
  keep(id: string, svg: string, at: Date): Promise<void>
  get(id: string): Promise<string | null>
}
