import type { LanguageData } from '../language-data.ts'
import { cues, dayParts, numbers, units } from '../word-tables.ts'

export const english: LanguageData = {
  spaced: true,
  capitalNames: true,
  values: numbers(`
    0: zero
    2: two
    3: three
    4: four
    5: five
    6: six
    7: seven
    8: eight
    9: nine
    10: ten
    11: eleven
    12: twelve
    13: thirteen
    14: fourteen
    15: fifteen
    16: sixteen
    17: seventeen
    18: eighteen
    19: nineteen
    20: twenty
    30: thirty
    40: forty
    50: fifty
    60: sixty
    70: seventy
    80: eighty
    90: ninety
  `),
  multipliers: { hundred: 100 },
  groups: numbers(`
    1000: thousand
    1000000: million, mn, mil
    1000000000: billion, bn
    1000000000000: trillion
    12: dozen
  `),
  starters: ['dozen'],
  connectors: 'and',
  faint: numbers(`
    1: one, a, an, single, once
    2: both, twice, double, pair, couple
    3: triple
  `),
  ordinals: numbers(`
    1: first
    2: second
    3: third
    4: fourth
    5: fifth
    6: sixth
    7: seventh
    8: eighth
    9: ninth
    10: tenth
    12: twelfth
  `),
  fractionWords: { thirds: 1 / 3, third: 1 / 3, quarter: 0.25, quarters: 0.25, fifths: 0.2, tenths: 0.1 },
  rewrites: [
    ['\\b[Oo]ne and a half\\b', '1.5'],
    ['\\b[Tt]wo and a half\\b', '2.5'],
    ['\\b[Tt]hree and a half\\b', '3.5'],
  ],
  halfLink: 'and ',
  halves: ['half'],
  skip: cues(String.raw`
    \b(?:first|middle|last) ten days of\b
    \bMay (?=we|I|you|it|they|the)  \bone another\b  \b(?:first|second) half\b  (?<=\d ?)A\b  \b[ap]\.m\b  \bno one\b  \bsecond[- ]?hand\b
    \bquarter of an hour\b  \bquarter (?=(?:past|to) )  \b(?:half|quarter)[ -](?:way|year)\b  \bseconds?(?= \w+ (?:ago|long))
    (?<=\d[ -]?)seconds?\b  \bhundreds\b|\bthousands\b|\bmillions\b|\bdozens of\b  \bdouble[- ]check\w*
    (?<=(?:\d|ten|twenty|thirty|forty|fifty|sixty|ninety|few|per|a|each|every)[ -])seconds?\b
  `),
  months: numbers(`
    1: January, Jan
    2: February, Feb
    3: March, Mar
    4: April, Apr
    5: May
    6: June, Jun
    7: July, Jul
    8: August, Aug
    9: September, Sep, Sept
    10: October, Oct
    11: November, Nov
    12: December, Dec
  `),
  weekdays: numbers(`
    1: Monday, Mondays, Mon
    2: Tuesday, Tuesdays, Tue, Tues
    3: Wednesday, Wednesdays, Wed
    4: Thursday, Thursdays, Thu, Thur, Thurs
    5: Friday, Fridays, Fri
    6: Saturday, Saturdays, Sat
    7: Sunday, Sundays
  `),
  dates: [
    '(?<d>#)(?:st|nd|rd|th)?[ -]?(?:of )?(?<mon>@)\\.?,?(?:[ -](?<y>&))?(?!:)',
    '(?<mon>@)\\.? (?<d>#)(?:st|nd|rd|th)?(?:, ?(?<y>&)(?!,\\d))?(?![:.]\\d|[ap]m| ?[ap]\\.m)',
    '(?<mon>@),? (?<y>&)',
  ],
  dayParts: dayParts(`
    am: am, a.m., a.m, in the morning, this morning
    pm: pm, p.m., p.m, in the afternoon, in the evening, noon, this afternoon, this evening
    night: at night, midnight, tonight
  `),
  times: [
    '(?<half>½) past (?<h>#)(?: ?(?<tail>%P))?',
    '(?:(?:a|#) )?quarter past (?<h>#)(?<quarter>)(?: ?(?<tail>%P))?',
    '(?:(?:a|#) )?quarter to (?<h>#)(?<before>)(?<quarter>)(?: ?(?<tail>%P))?',
    '(?<min>#)(?: minutes)? past (?<h>#)(?: ?(?<tail>%P))?',
    '(?<h>#)(?<colon>:)(?<min>#)(?: ?(?<tail>%P))?',
    '(?<h>#)(?:[.](?<min>#))? ?(?<tail>%P)',
    "(?<h>#) ?o'clock(?: ?(?<tail>%P))?",
    '\\b(?:(?<noon>noon|midday)|(?<midnight>midnight))\\b',
  ],

  units: units(`
    rpm: revolutions per minute, revs per minute
    mm: millimetre, millimetres, millimeter, millimeters
    cm: centimetre, centimetres, centimeter, centimeters
    m: metre, metres, meter, meters
    km: kilometre, kilometres, kilometers, kilometer
    um: micron, microns, micrometre, micrometres, micrometers
    nm: nanometres, nanometers
    in: inch, inches, "
    ft: feet, foot
    g: gram, grams, grammes
    kg: kilogram, kilograms, kilos, kilo
    mg: milligram, milligrams
    t: tonne, tonnes, tons, ton
    lb: pounds
    oz: ounces
    l: litre, litres, liter, liters
    ml: millilitres, milliliters, millilitre
    s: second, seconds, secs
    ms: millisecond, milliseconds
    min: minute, minutes, mins
    quarter: quarter of an hour
    h: hour, hours, working hours, business hours
    d: day, days, working day, working days, business days, calendar days
    wk: week, weeks
    fortnight: fortnight
    mo: month, months
    yr: year, years
    percent: percent, per cent, percentage points, percentage point
    degree: degrees
    celsius: degrees Celsius, degrees C
    fahrenheit: degrees Fahrenheit
    V: volts, volt
    A: amps, amp, ampere, amperes
    mA: milliamps
    W: watts, watt
    kW: kilowatts
    Hz: hertz
    ohm: ohms
    N: newtons, newton
    Nm: newton metres, newton meters
    bar: bars
    Pa: pascals
    kHz: kilohertz
    pcs: pieces, piece
    carton: carton, cartons, box, boxes
    pallet: pallet, pallets
    reel: reel, reels, roll, rolls
    tray: tray, trays
    bag: bag, bags
    count: units, unit, parts, part, samples, times
    USD: dollars, dollar, US dollars
    EUR: euros, euro
    CNY|TWD: yuan
    CNY: renminbi
    JPY: yen
    KRW: won
    VND: dong
    THB: baht
    PLN: zloty, zlotys, złoty
    TWD: NT dollars, New Taiwan dollars
  `),
  per: 'per|an?',
  minus: 'minus|negative',
  minusAfter: 'below zero',
  plusMinus: 'plus or minus|plus/minus|plus-minus',
  range: 'to|and|or|by|through|until',
  lot: 'lot|lots|batch|batches|lot no|lot number|batch number',
  negation: {
    neutral: cues(String.raw`
      \b(?:do not|don't) hesitate\b  \bno wonder\b  \bno choice but\b
      \b(?:do not|don't) forget\b
      \bno(?:t)? (?:more|less|fewer|later|longer|higher|lower) than\b  \bno matter\b  \bwithout fail\b  \bwhy not\b
      \bno\.? ?(?=\d)  \bno (?:sooner|later) than\b  \bnot only\b  \bno doubt\b
      \b(?:at )?no (?:\w+ )?(?:charge|cost)\b  \bnot to mention\b  \bif not\b  \bwhether or not\b  \bor not\b
      \b(?:is|are|do|does|did|was|were|have|has|ca|could|would|wo|should)n't (?:you|it|the|we|they|this|that|there)\b[^.]*\?
    `),
    strong: cues(String.raw`
      \bnot\b  n't\b  \bno\b  \bnever\b  \bnone\b  \bnothing\b  \bnobody\b  \bno one\b  \bnowhere\b
      \bwithout\b  \bneither\b  \bnor\b  \bcannot\b  \bfail(?:ed|s)? to\b  \bha(?:ve|s) yet to\b
      \bforbid\w*|\bprohibit\w*|\bunable to\b
    `),
    weak: cues(String.raw`
      \bremember\b  \bbefore tax\b|\bexcluding\b
      \b(?:do not|don't) forget\b
      \bno(?:t)? (?:more|less|fewer|later|longer|higher|lower) than\b  \bat most\b|\bmaximum\b|\bmax\b|\bup to\b
      \bless than\b|\bbelow\b|\bunder\b|\bexceed\w*  \br[au]n out\b|\bgone\b|\bused up\b|\bsold out\b  \bsmoothly\b  \beliminat\w*
      \bfail\w*  \bunable\b  \black\w*  \bmissing\b  \babsen\w+  \bun(?!d|i|load|pack|less|fortunately|der)\w{4,}
      \bin(?:correct|complete|valid|sufficient|accurate|adequate|consistent|visible|stable|operative|active)\w*
      \bim(?:possible|proper)\w*  \bir(?:regular|relevant|respective)\w*  \bil(?:legible|legal)\w*
      \bnon[- ]?\w+  \bdis(?:continu|connect|allow|agree|abl|approv)\w*  \brefus\w+  \bden(?:y|ied|ies)\b
      \bstop\w*  \bavoid\w*  \bprevent\w*  \bforbid\w*  \bprohibit\w*  \bban(?:ned)?\b  \bexcept\b  \bunless\b
      \binstead\b  \bhardly\b  \brarely\b  \bseldom\b  \bbarely\b  \bfew\b  \bonly\b  \bjust\b  \bfree\b
      \w+less\b  \btoo\b  \botherwise\b  \bzero\b  \bempty\b  \bout of\b  \brather than\b
      \bbroken\b|\bbroke down\b|\bout of order\b  \bdiffer\w*|\bmismatch\w*|\binconsisten\w*  \bdifficult\w*|\bhard to\b  \b(?:ok|okay|fine|all good|alright)\b  \breject\w*  \bshort(?:age|ages)?\b
      \bkeep\b.*\b(?:away|off|out)\b  \bforg[eo]t\w*  \bmiss(?:ed|es)?\b  \bstopped\b  \bwaive\w*  \bexempt\w*
      \bregardless\b  \bexclud\w+  \bother than\b
    `),
  },
}
