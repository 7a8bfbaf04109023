/** Timers of this kind plan the check-ins of a partnership; the subject is its id. */
export const PLAN_TIMER = 'check-in-plan'
/** Timers of this kind take the next step of a check-in; the subject is its id. */
export const CHECK_IN_TIMER = 'check-in'
/** Timers of this kind tell people that clocks change; the subject is the partnership's id. */
export const CLOCK_CHANGE_TIMER = 'clock-change'
