import type { LanguageData } from '../language-data.ts'
import { cues, dayParts, numbers, units } from '../word-tables.ts'

const UNITS = ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun']
const TEENS = [
  'zehn',
  'elf',
  'zwölf',
  'dreizehn',
  'vierzehn',
  'fünfzehn',
  'sechzehn',
  'siebzehn',
  'achtzehn',
  'neunzehn',
]
const TENS = ['zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig']

/** German writes numbers below a million as one word, so the words are composed: up to 99, then round hundreds. */
const composed = Object.fromEntries([
  ...UNITS.slice(2).map((word, index) => [word, index + 2] as const),
  ...TEENS.map((word, index) => [word, index + 10] as const),
  ...TENS.flatMap((ten, index) =>
    UNITS.map((unit, value) => [unit === '' ? ten : `${unit}und${ten}`, (index + 2) * 10 + value] as const),
  ),
  ...UNITS.slice(1).flatMap((unit, index) => [
    [`${unit}hundert`, (index + 1) * 100] as const,
    [`${unit}hundertfünfzig`, (index + 1) * 100 + 50] as const,
    [`${unit}tausend`, (index + 1) * 1000] as const,
    ...TEENS.map((teen, value) => [`${unit}hundert${teen}`, (index + 1) * 100 + 10 + value] as const),
  ]),
  ...[...TEENS, ...TENS].map(
    (word) =>
      [
        `${word}tausend`,
        (TEENS.includes(word) ? TEENS.indexOf(word) + 10 : (TENS.indexOf(word) + 2) * 10) * 1000,
      ] as const,
  ),
])

export const german: LanguageData = {
  spaced: true,
  groupSpace: true,
  dottedDates: true,
  values: {
    ...composed,
    ...numbers(`
    0: null
    100: hundert
    1000: tausend
    2: zwo, zweier, zweien
    3: dreier, dreien
    1.5: eineinhalb, anderthalb
    2.5: zweieinhalb
    3.5: dreieinhalb
    4.5: viereinhalb
    0.75: dreiviertel
    30: dreissig
  `),
  },
  multipliers: {},
  groups: numbers(`
    1000: Tsd, Tsd.
    1000000: Million, Millionen, Mio., Mio
    1000000000: Milliarde, Milliarden, Mrd., Mrd
    12: Dutzend
  `),
  starters: ['dutzend', 'million', 'milliarde'],
  faint: numbers(`
    1: ein, eine, einen, einem, einer, eines, eins, einmal, einzige, einzelne
    2: beide, beiden, beider, beides, zweimal, doppelt, doppelte, doppelten, paar, zweifach
    3: dreimal, dreifach
    4: viermal
    5: fünfmal
  `),
  ordinals: numbers(`
    1: erste, ersten, erster, erstes
    2: zweite, zweiten, zweiter, zweites
    3: dritte, dritten, dritter, drittes
    4: vierte, vierten
    5: fünfte, fünften
    6: sechste, sechsten
  `),
  fractionWords: { Drittel: 1 / 3, Viertel: 0.25, Fünftel: 0.2, Zehntel: 0.1, Hälfte: 0.5 },
  rewrites: [
    ['hundertprozentig', '100%'],
    ['\\b(zwei|drei|vier|fünf|sechs|acht|zehn|zwölf)wöchig[p{L}]*', '$1 Wochen'],
    ['\\b(zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf)tägig[p{L}]*', '$1 Tage'],
    ['\\b(zwei|drei|vier|fünf|sechs|acht|zehn|zwölf)stündig[p{L}]*', '$1 Stunden'],
    ['\\b(zwei|drei|vier|fünf|sechs|acht|zehn|zwölf)monatig[p{L}]*', '$1 Monate'],
    ['\\b(zwei|drei|vier|fünf|sechs|acht|zehn|zwölf)jährig[p{L}]*', '$1 Jahre'],
  ],
  halfLink: 'und ',
  halves: ['halbe', 'halben', 'halber', 'halbes', 'halb'],
  skip: cues(String.raw`
    \bViertel (?=(?:nach|vor) )
    \beinander\b  \bein paar\b  Dutzende|Hunderte|Tausende|Millionenhöhe  \bacht(?:en|et|ung)\b  erst(?=[^e])
    \bdritte[rn]? Partei
  `),
  months: numbers(`
    1: Januar, Jänner, Jan
    2: Februar, Feb
    3: März
    4: April, Apr
    5: Mai
    6: Juni, Jun
    7: Juli, Jul
    8: August, Aug
    9: September, Sep, Sept
    10: Oktober, Okt
    11: November, Nov
    12: Dezember, Dez
  `),
  weekdays: numbers(`
    1: Montag, Montags, Montagmorgen, Montagabend, Montagvormittag, Montagnachmittag
    2: Dienstag, Dienstagmorgen, Dienstagnachmittag, Dienstagabend
    3: Mittwoch, Mittwochnachmittag, Mittwochabend, Mittwochmorgen
    4: Donnerstag, Donnerstagnachmittag, Donnerstagabend, Donnerstagmorgen
    5: Freitag, Freitags, Freitagnachmittag, Freitagabend, Freitagmorgen, Freitagmittag
    6: Samstag, Sonnabend
    7: Sonntag
  `),
  dayIdioms: { acht: 7 },
  dates: ['(?<d>#)\\.? ?(?<mon>@)\\.?(?: (?<y>&)(?!:))?', '(?<mon>@)\\.? (?<y>&)(?!\\.)'],
  dayParts: dayParts(`
    am: vormittags, morgens, früh, am Morgen, am Vormittag
    pm: mittags, nachmittags, am Nachmittag
    night: abends, am Abend, nachts, in der Nacht, heute Abend
  `),
  times: [
    '\\b(?:um|gegen|bis|ab|vor|nach|seit|etwa) (?<before>)(?<half>½) (?<h>#)(?: Uhr)?(?: (?<tail>%P))?',
    '(?<before>)(?<half>½) (?<h>#) Uhr',
    'viertel nach (?<h>#)(?<quarter>)(?: Uhr)?',
    'viertel vor (?<h>#)(?<before>)(?<quarter>)(?: Uhr)?',
    '(?<clock>#) ?Uhr(?! ?#)(?! (?:%P))',
    '(?<h>#)(?<colon>:)(?<min>#)(?: ?Uhr)?(?: (?<tail>%P))?',
    '(?<h>#) ?Uhr(?: (?<min>#))?(?: (?<tail>%P))?',
    '\\b(?<midnight>Mitternacht)\\b',
  ],

  units: units(`
    rpm: U/min, Umdrehungen pro Minute, 1/min
    mm: Millimeter, Millimetern
    cm: Zentimeter, Zentimetern
    m: Meter, Metern
    km: Kilometer, Kilometern
    um: Mikrometer, Mikrometern, Mikron
    nm: Nanometer
    in: Zoll
    g: Gramm
    kg: Kilogramm, Kilo
    mg: Milligramm
    t: Tonne, Tonnen
    l: Liter, Litern
    ml: Milliliter
    lb: Pfund
    m2: Quadratmeter
    s: Sekunde, Sekunden, Sek
    ms: Millisekunden
    min: Minute, Minuten, minütige, minütigen
    quarter: Viertelstunde
    h: Stunde, Stunden, Std., Std, Arbeitsstunden, stündige, stündigen, stündiger
    d: Tag, Tage, Tagen, Tages, Arbeitstage, Arbeitstagen, Arbeitstag, Werktage, Werktagen, Kalendertage
    d: Kalendertagen, tägige, tägigen, tägiger
    wk: Woche, Wochen, wöchige, wöchigen
    mo: Monat, Monate, Monaten, monatige, monatigen
    qtr: Quartale, Quartalen
    yr: Jahr, Jahre, Jahren, jährige, jährigen
    count: Halbjahr, Teile, Teilen, Mal, Muster, Einheiten
    percent: Prozent, Prozentpunkte, Prozentpunkten
    permille: Promille
    degree: Grad
    celsius: Grad Celsius
    V: Volt
    A: Ampere
    mA: Milliampere
    W: Watt
    kW: Kilowatt
    Hz: Hertz
    ohm: Ohm
    N: Newton
    Nm: Newtonmeter, Newtonmetern
    Pa: Pascal
    bar: Bar
    pcs: Stück, Stk., Stk
    carton: Karton, Kartons, Kiste, Kisten, Schachteln
    pallet: Palette, Paletten
    reel: Rolle, Rollen, Spule, Spulen
    bag: Beutel, Beuteln, Säcke
    tray: Tray, Trays
    USD: Dollar, US-Dollar
    EUR: Euro
    CNY|TWD: Yuan
    CNY: Renminbi
    JPY: Yen
    KRW: Won
    VND: Dong
    THB: Baht
    PLN: Zloty, Złoty
    GBP: Pfund_
    TWD: NT-Dollar, Taiwan-Dollar
    CHF: Franken
  `),
  per: 'pro|je|in der|am|im',
  minus: 'minus',
  minusAfter: 'unter null|unter Null',
  plusMinus: 'plus/minus|plus minus|plus oder minus|plusminus',
  range: 'bis|bis zum|und|oder|mal|x|auf|von|bzw\\.',
  lot: 'Charge|Chargen|Los|Losnummer|Chargennummer|Lot|Lots|Partie',
  negation: {
    neutral: cues(String.raw`
      \bzögern Sie (?:bitte )?nicht\b  \bkein Wunder\b  \bnicht selten\b
      \bnicht (?:zu )?vergessen\b|\bvergessen Sie (?:bitte )?nicht\b
      \bnicht (?:mehr|weniger|länger|höher) als\b
      \bnicht (?:nur|zuletzt|wahr)\b  \bob oder nicht\b  \boder nicht\b  \bNr\.
      \bohnehin\b|\bohne (?:Aufpreis|Berechnung|Mehrkosten|Weiteres)  \bnicht (?:später|früher) als\b
    `),
    strong: cues(String.raw`
      \bnicht\b  \bkein(?:e|en|em|er|es|erlei|esfalls|eswegs)?\b  \bnie(?:mals)?\b  \bnichts\b
      \bniemand(?:en|em)?\b  \bohne\b  \bweder\b  \bnirgends\b  \bnirgendwo\b  \bverboten\b|\buntersagt\b
    `),
    weak: cues(String.raw`
      \bnicht (?:zu )?vergessen\b|\bvergessen Sie (?:bitte )?nicht\b
      \bnicht (?:mehr|weniger|länger|höher) als\b  \bhöchstens\b|\bmaximal\b|\bbis zu\b|\bunter\b|\bweniger als\b|\büberschreit\w*
      \bun(?!ter|gef|d\b|s)[a-zäöü]{4,}  \bfehl\w*  \bmangel\w*  \bverboten\b|\buntersagt\b  \bverweiger\w*
      \bvermeid\w*  \bverhinder\w*  \baußer\b  \bnur\b  \berst\b  \bstatt\w*|\banstatt\b  \bkaum\b  \bselten\b
      \bwenig\w*  \bfrei\b|\w+frei\b|\w+los\b  \bsonst\b  \bleer\w*
      \bkaputt\b|\bdefekt\w*  \banders\b|\bunterschied\w*|\babweich\w*  \bin Ordnung\b|\bpasst\b|\bok\b  \babgelehnt\b|\bablehn\w*  \bscheiter\w*|\bversag\w*|\bausgefallen\b
      \bgestoppt\b|\bstopp\w*  \bvergessen\b|\bvergaß\w*  \bverpass\w*  \bverzicht\w*
      \bausgeschlossen\b|\bausschließ\w*  \bkostenlos\b  \bsperr\w*|gesperrt  \bschlecht\w*|\bschwer\w*
      \bunabhängig\b
    `),
  },
}
