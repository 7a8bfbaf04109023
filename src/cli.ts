import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// The `andon` command, `npm run -s andon -- COMMAND`. What Node makes of the sources is kept beside the packages: from the
// second call on a command starts in half the time.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'andon'))
const { main } = await import('./cli/main.ts')
// Something may still be listening; the command is done.
process.exit(await main())
