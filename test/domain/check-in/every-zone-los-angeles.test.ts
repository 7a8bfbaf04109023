import { everyZoneWith } from './every-zone.ts'

everyZoneWith('America/Los_Angeles')
