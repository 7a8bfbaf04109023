import { createHmac } from 'node:crypto'
import { type Agent, request } from 'node:http'

/** As many conversations as the other figures have partnerships. */
export const PARTNERSHIPS = 8
/** A person of the brand's in every one of them. */
const USER = 'U0BQUALITY'
export const TEAM = 'T0BENCH'

export const channelOf = (number: number): string => `C0BENCH${number}`

let sent = 0

/** `/defect` with words, signed as Slack signs; resolves with the status when the whole answer is there. */
export function slashDefect(port: number, signingSecret: string, agent: Agent): Promise<number> {
  const number = ++sent
  const body = new URLSearchParams({
    token: 'bench',
    team_id: TEAM,
    team_domain: 'bench',
    channel_id: channelOf(number % PARTNERSHIPS),
    channel_name: 'bench',
    user_id: USER,
    user_name: 'bench',
    command: '/defect',
    text: `${number} of 500 hinges crack at -10 °C, lot L2611`,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: `http://127.0.0.1:${port}/none`,
    trigger_id: `${number}.1.bench`,
  }).toString()
  const at = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')
  return new Promise((resolve, reject) => {
    const call = request(
      {
        ...{ host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent },
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': at,
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}
