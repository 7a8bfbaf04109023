import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Errands } from './bot-process.ts'

/** A bot in a process of its own; one errand at a time. */
export interface BotProcess {
  ask<Name extends keyof Errands>(name: Name, asked: Errands[Name]['asked']): Promise<Errands[Name]['answer']>
  stop(): Promise<void>
}

/** Resolves when it takes errands. */
export async function startBot(url: string): Promise<BotProcess> {
  const child = fork(join(import.meta.dirname, 'bot-process.ts'), [url], { stdio: 'inherit' })
  await answerOf(child)
  return {
    async ask(name, asked) {
      const answer = answerOf(child)
      child.send({ name, asked })
      return (await answer) as never
    },
    async stop() {
      const gone = once(child, 'exit')
      child.send({ name: 'stop', asked: null })
      await gone
    },
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController()
  const ended = once(child, 'exit', over).then(([code]) => {
    throw new Error(`the bot ended with ${code}`)
  })
  ended.catch(() => {})
  const [answer] = await Promise.race([once(child, 'message', over), ended])
  over.abort()
  return answer
}
