/** The least a Slack app can do: Bolt checks the signature and acknowledges. Says its port when it listens. */
import { App, ExpressReceiver, LogLevel } from '@slack/bolt'

const [apiUrl = '', signingSecret = ''] = process.argv.slice(2)
const receiver = new ExpressReceiver({
  signingSecret,
  endpoints: '/slack/events',
  processBeforeResponse: true,
})
const app = new App({
  receiver,
  token: 'xoxb-bench',
  clientOptions: { slackApiUrl: apiUrl },
  logLevel: LogLevel.ERROR,
})
app.command(/^\/.+$/, async ({ ack }) => ack())
const server = await app.start({ port: 0, host: '127.0.0.1' })
const address = server.address()
process.send?.(typeof address === 'object' ? address?.port : 0)
process.on('disconnect', () => process.exit(0))
