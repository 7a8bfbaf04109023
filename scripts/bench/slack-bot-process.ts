/** Andon behind its Slack adapter, everything running. Says its port when it listens. */

import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { createSlackInstallations } from '../../src/adapters/database/slack-installations.ts'
import { createSlack } from '../../src/adapters/slack/slack.ts'
import { createWebServer } from '../../src/adapters/web/web-server.ts'
import { createReactionMeanings } from '../../src/features/report/reaction-meanings.ts'
import { openBot, seedPartnerships } from './bot.ts'
import { channelOf, PARTNERSHIPS } from './slack-request.ts'

const [apiUrl = '', signingSecret = '', databaseUrl = ''] = process.argv.slice(2)
const database = await openDatabase({ url: databaseUrl, folder: null })
const { app, clock, logger, scheduler, store } = await openBot(database)
const web = createWebServer({ host: '127.0.0.1', port: 0, ready: () => store.ping() })
const slack = createSlack({
  settings: { apiUrl, botToken: 'xoxb-bench', signingSecret, appToken: null, oauth: null },
  inbound: app.inbound,
  reactions: createReactionMeanings(app.features),
  web: web.app,
  clock,
  logger,
  t: app.features.texts.in('en'),
  installations: createSlackInstallations(database),
})
app.connect(slack.platform)
await seedPartnerships(app.features, PARTNERSHIPS, channelOf)
await scheduler.start((nudge) => app.runNudge(nudge))
await slack.start()
const { url } = await web.start()
process.send?.(Number(new URL(url).port))
process.on('disconnect', () => process.exit(0))
