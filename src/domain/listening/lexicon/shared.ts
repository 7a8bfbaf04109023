import { cue, type Lexicon } from './lexicon.ts'

/**
 * English shop words that people mix into German, Spanish, Polish and Vietnamese, as far as they mean nothing else in any of
 * the four.
 */
export const shared: Lexicon = {
  language: 'shared',
  scope: { side: 'after', reach: 4, unit: 'words' },
  cues: [
    cue(
      'defect',
      'defect',
      2,
      'noun',
      `scratch, scratches, scratched, crack, cracks, cracked, dents, dented, broken, damaged, damage, burr, burrs, short shot*, solder bridge*, solder ball*, cold solder*, tombston*, misalign*, missing, leak, leakage, leaking, delamination, peeling, oxidation, porosity, void, voids, warpage, warped, discolor*, swelling, overheat*, short circuit*, no power, doa, mismatch, mixed, wrong label*, wrong part*, wrong (color|colour|size|version), out of (spec|tolerance|stock), oos, n.i.o, nio, fails, failure, failures, fail, reject, delay, delayed, shortage, line down, line stop, line is (down|stopped), machine down, breakdown, too (late|long|short|big|small|tight|loose|high|low), not (ok|good|working), doesn t (fit|work), does not (fit|work), bubbles, stains, stain, loose, defective, faulty`,
    ),
    cue('verdict', 'defect', 2, 'verb', `failed, ng, nok, rejected`),
    cue(
      'problem',
      'problem',
      1,
      'noun',
      `issue, issues, trouble, defect, defects, error, rework, complaint, claim`,
    ),
    cue('found', 'found', 1, 'verb', `found, detected, we see, we have, there (is|are)`),
    cue('again', 'again', 1, 'adverb', `again`),
    cue(
      'change',
      'change',
      2,
      'phrase',
      `ecn, ecr, eco, pcn, eol, end of life, engineering change, design change, change request, new (rev*|version|drawing|supplier|spec|material|design), rev (a|b|c|d|e|f|g) drawing, instead of, phase out, last time buy, split shipment, pull in, push out, change to, switch to, price increase, please change, second source, updated (drawing|spec|bom), revised (drawing|spec|po)`,
    ),
    cue('modify', 'modify', 1.5, 'verb', `change, update, upgrade, replace, increase, reduce`),
    cue(
      'subject',
      'subject',
      1,
      'noun',
      `spec, drawing, bom, po, layout, packaging, material, supplier, rev, revision, qty, artwork, lead time, tolerance, tooling, forecast, delivery, schedule, label, carton, firmware`,
    ),
    cue(
      'soft',
      'soft',
      2,
      'phrase',
      `not sure, a bit (tight|difficult), try our best, best effort, so so, basically ok, more or less, slight issue, small issue, minor issue, borderline, challenging, we will see, let s see, to be honest, not ideal, under control, tricky`,
    ),
    cue('maybe', 'maybe', 1, 'adverb', `maybe, probably, should be, i think, hopefully`),
    cue('slight', 'slight', 1, 'adjective', `slight, slightly, small, minor, a bit`),
    cue('fine', 'fine', 1, 'adjective', `ok, okay, okej, fine`),
    cue(
      'promise',
      'promise',
      2,
      'phrase',
      `we will (send|check|share|confirm|provide|submit), i will (send|check|share|confirm|provide|submit), we ll (send|check|share|confirm), i ll (send|check|share|confirm), will send, will check, will confirm, will share, get back to you, will follow up`,
    ),
    cue('request', 'request', 0.5, 'verb', `please, pls, plz`),
    cue('not', 'not', 0, 'particle', `zero, without, not, no more`),
    cue('not-before', 'notOther', 0, 'adjective', `free, none`),
    cue('resolved', 'resolved', 0, 'verb', `solved, fixed, closed, resolved`),
    cue(
      'topic',
      'topic',
      0,
      'noun',
      `standard, limit sample, report, 8d, training, checklist, fmea, control plan, criteria, limit, statistics, analysis, meeting, catalog`,
    ),
    cue('social', 'social', 0, 'noun', `meeting, call, teams, zoom, webex, agenda, holiday, audit`),
    cue('joke', 'joke', 0, 'phrase', `haha*, jaja*, hihi*, hehe*, lol, xd, 555*, 😂, 🤣, 😄, 😉, 😅`),
    cue(
      'neutral',
      'neutral',
      0,
      'phrase',
      `zero defects, no issues, no issue, test passed, no defects, failure mode*, leak test, drop test, not yet`,
    ),
    cue('severity', 'severity', 0, 'adjective', `critical, major, minor, urgent, safety`),
    cue(
      'place',
      'place',
      0,
      'noun',
      `iqc, ipqc, oqc, fqc, final test, smt, reflow, aoi, ict, fct, final inspection`,
    ),
  ],
}
