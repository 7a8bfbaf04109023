/** Turns drawings into pictures, for platforms that take no SVG. */
export interface Pictures {
  /** False when a letter in it is in no font of this machine: it would become an empty box. */
  canDraw(svg: string): boolean
  /** The drawing as a PNG, twice its size. Rejects for what is no SVG. */
  png(svg: string): Promise<Uint8Array>
}

/** What the picture pages serve. */
export interface KeptPictures {
  /** The drawing kept under an id; null when there is none. */
  svg(id: string): Promise<string | null>
}
