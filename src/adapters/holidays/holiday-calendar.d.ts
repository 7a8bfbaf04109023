/** The parts of the package that are used; it ships no types of its own. */
declare module 'holiday-calendar' {
  export interface CalendarDate {
    date: string
    name: string
    type: 'public_holiday' | 'transfer_workday'
  }
  export default class HolidayCalendar {
    constructor(options: { dataLoader: (path: string) => Promise<unknown> })
    getDates(region: string, year: number): Promise<CalendarDate[]>
    getIndex(): Promise<{ regions: { name: string; startYear: number; endYear: number }[] }>
  }
}
