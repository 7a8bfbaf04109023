// The banner that says whether the page still hears from Andon. htmx connects again by itself, and each new connection
// begins with a notice upon which everything shown is fetched anew: nothing that was missed stays missing.

/** How long good news stays. */
const BACK_MS = 4000

export function followConnection() {
  const banner = document.getElementById('connection')
  const live = document.getElementById('live')
  if (!banner || !live) return
  let lost = false
  let timer = 0
  const say = (text, state) => {
    clearTimeout(timer)
    banner.textContent = text
    banner.dataset.state = state
  }
  const down = () => {
    if (lost) return
    lost = true
    say(banner.dataset.lost, 'lost')
  }
  live.addEventListener('htmx:sse:error', down)
  live.addEventListener('htmx:error', down)
  live.addEventListener('htmx:sse:close', down)
  live.addEventListener('htmx:sse:after:connection', (event) => {
    if (event.detail.connection.status !== 200 || !lost) return
    lost = false
    say(banner.dataset.back, 'back')
    timer = setTimeout(() => say('', ''), BACK_MS)
  })
}
