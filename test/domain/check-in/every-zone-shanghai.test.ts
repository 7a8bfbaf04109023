import { everyZoneWith } from './every-zone.ts'

everyZoneWith('Asia/Shanghai')
