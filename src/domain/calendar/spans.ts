/** A half-open stretch `[start, end)` of instants or readings, in milliseconds. Never empty. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Sorted, disjoint and joined where they touch: the same set of moments, each counted once. */
export const mergeSpans = (spans: readonly Span[]): readonly Span[] => {
  if (spans.length < 2) return spans
  const merged: { start: number; end: number }[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

/** The moments that lie in both. Both lists must be sorted and disjoint; so is the result. */
export const intersectSpans = (left: readonly Span[], right: readonly Span[]): readonly Span[] => {
  const shared: Span[] = []
  for (const a of left) {
    for (const b of right) {
      const start = Math.max(a.start, b.start)
      const end = Math.min(a.end, b.end)
      if (start < end) shared.push({ start, end })
    }
  }
  return shared
}
