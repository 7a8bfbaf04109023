/** Timers of this kind plan the check-ins of a partnership; the subject is its id. */
export const PLAN_TIMER = 'check-in-plan'
/** Timers of this kind take the next step of a check-in; the subject is its id. */
export const CHECK_IN_TIMER = 'check-in'
