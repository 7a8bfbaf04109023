import type { Button, Card, CardElement, CardVariants, Fact, Step } from './card.ts'

/**
 * One card for all readers of a conversation, where the platform shows everybody the same: both sides' languages side
 * by side, and once whatever is equal. A conversation of one side has one variant, which is shown as it is.
 */
export function mergeVariants({ brand, factory }: CardVariants): Card {
  if (brand && factory) return mergeCards(brand, factory)
  const only = brand ?? factory
  if (!only) throw new Error('a message without any variant')
  return only
}

function mergeCards(a: Card, b: Card): Card {
  return {
    title: both(a.title, b.title),
    tone: a.tone === b.tone ? a.tone : louder(a.tone, b.tone),
    summary: both(a.summary, b.summary),
    elements: mergeElements(a.elements, b.elements),
  }
}

const LOUDNESS: readonly Card['tone'][] = ['normal', 'good', 'warning', 'alert']
const louder = (a: Card['tone'], b: Card['tone']): Card['tone'] =>
  LOUDNESS.indexOf(a) > LOUDNESS.indexOf(b) ? a : b

/** Both cards came from one renderer: elements of the same type in the same order belong together. */
function mergeElements(a: readonly CardElement[], b: readonly CardElement[]): readonly CardElement[] {
  const [first, ...restA] = a
  const [second, ...restB] = b
  if (!first) return b
  if (!second) return a
  // What only one side is told stands by itself; what both are told stays together.
  if (!same(first, second)) {
    if (restB.some((later) => same(first, later))) return [second, ...mergeElements(a, restB)]
    if (restA.some((later) => same(second, later))) return [first, ...mergeElements(restA, b)]
  }
  if (first.type === second.type) return [...mergePair(first, second), ...mergeElements(restA, restB)]
  // What only one side is told makes its card longer.
  if (a.length > b.length && restA.some((later) => later.type === second.type))
    return [first, ...mergeElements(restA, b)]
  return restB.some((later) => later.type === first.type)
    ? [second, ...mergeElements(a, restB)]
    : [first, ...mergeElements(restA, b)]
}

const same = (a: CardElement, b: CardElement): boolean => JSON.stringify(a) === JSON.stringify(b)

function mergePair(a: CardElement, b: CardElement): readonly CardElement[] {
  if (same(a, b)) return [a]
  switch (a.type) {
    case 'text':
    case 'note':
    case 'divider':
    case 'link':
    case 'picture':
    case 'quote':
      return a.type === 'quote' && b.type === 'quote' && a.text === b.text ? [a] : [a, b]
    case 'facts':
      return b.type === 'facts' ? mergeFacts(a.facts, b.facts) : [a, b]
    case 'steps':
      return b.type === 'steps' && sameSteps(a.steps, b.steps)
        ? [{ type: 'steps', steps: a.steps.map((step, i) => mergeStep(step, b.steps[i] ?? step)) }]
        : [a, b]
    case 'list':
      return [a, b]
    case 'mention':
      return b.type === 'mention' ? [{ type: 'mention', people: uniquePeople(a, b) }] : [a, b]
    case 'buttons':
      return b.type === 'buttons'
        ? [{ type: 'buttons', buttons: mergeButtons(a.buttons, b.buttons) }]
        : [a, b]
  }
}

function mergeFacts(a: readonly Fact[], b: readonly Fact[]): readonly CardElement[] {
  if (a.length !== b.length)
    return [
      { type: 'facts', facts: a },
      { type: 'facts', facts: b },
    ]
  const facts = a.map((fact, index) => {
    const other = b[index] ?? fact
    return { label: both(fact.label, other.label), value: both(fact.value, other.value) }
  })
  return [{ type: 'facts', facts }]
}

const sameSteps = (a: readonly Step[], b: readonly Step[]): boolean =>
  a.length === b.length && a.every((step, index) => step.state === b[index]?.state)

const mergeStep = (a: Step, b: Step): Step => ({ label: both(a.label, b.label), state: a.state })

function uniquePeople(a: CardElement & { type: 'mention' }, b: CardElement & { type: 'mention' }) {
  const known = (person: { readonly name: string; readonly userId: string | null }) =>
    `${person.userId}/${person.name}`
  return [...new Map([...a.people, ...b.people].map((person) => [known(person), person])).values()]
}

/** What only one side may do keeps that side's label; whoever presses without the right is refused in private. */
function mergeButtons(a: readonly Button[], b: readonly Button[]): readonly Button[] {
  const shared = a.map((button) => {
    const other = b.find((candidate) => candidate.action === button.action)
    return other ? { ...button, label: both(button.label, other.label) } : button
  })
  const others = b.filter((button) => !a.some((known) => known.action === button.action))
  const last = shared.at(-1)
  // What both can do, such as *Open*, stays at the end.
  return last && b.some((button) => button.action === last.action)
    ? [...shared.slice(0, -1), ...others, last]
    : [...shared, ...others]
}

const both = (a: string, b: string): string => (a === b ? a : `${a} / ${b}`)
