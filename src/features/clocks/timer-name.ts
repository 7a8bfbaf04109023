/** Timers of this kind wake a clock; the subject is the obligation's id. */
export const OBLIGATION_TIMER = 'obligation'
