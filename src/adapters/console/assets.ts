import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express, { Router } from 'express'

const resolve = createRequire(import.meta.url).resolve

/** The page's files: ours from `public/`, and exactly three of the packages the page is made with. */
const FROM_PACKAGES: Readonly<Record<string, string>> = {
  'pico.min.css': resolve('@picocss/pico/css/pico.min.css'),
  'htmx.min.js': join(dirname(resolve('htmx.org')), 'htmx.min.js'),
  'hx-sse.min.js': join(dirname(resolve('htmx.org')), 'ext', 'hx-sse.min.js'),
}

export function createAssets(): Router {
  const router = Router()
  for (const [name, file] of Object.entries(FROM_PACKAGES)) {
    router.use(`/${name}`, express.static(file, { maxAge: '1h', redirect: false }))
  }
  router.use(express.static(join(import.meta.dirname, 'public'), { index: false, redirect: false }))
  return router
}
