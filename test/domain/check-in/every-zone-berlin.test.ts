import { everyZoneWith } from './every-zone.ts'

everyZoneWith('Europe/Berlin')
