import type { LanguageData } from '../language-data.ts'
import { cues, numbers, units } from '../word-tables.ts'

export const polish: LanguageData = {
  spaced: true,
  groupSpace: true,
  dottedDates: true,
  values: numbers(`
    0: zero
    2: dwa, dwie, dwóch, dwu, dwóm, dwoma, dwiema, dwoje, dwukrotnie
    3: trzy, trzech, trzem, trzema, troje, trzykrotnie
    4: cztery, czterech, czterem, czterema, czworo
    5: pięć, pięciu
    6: sześć, sześciu
    7: siedem, siedmiu
    8: osiem, ośmiu
    9: dziewięć, dziewięciu
    10: dziesięć, dziesięciu
    11: jedenaście, jedenastu
    12: dwanaście, dwunastu
    13: trzynaście, trzynastu
    14: czternaście, czternastu
    15: piętnaście, piętnastu
    16: szesnaście, szesnastu
    17: siedemnaście, siedemnastu
    18: osiemnaście, osiemnastu
    19: dziewiętnaście, dziewiętnastu
    20: dwadzieścia, dwudziestu
    30: trzydzieści, trzydziestu
    40: czterdzieści, czterdziestu
    50: pięćdziesiąt, pięćdziesięciu
    60: sześćdziesiąt, sześćdziesięciu
    70: siedemdziesiąt, siedemdziesięciu
    80: osiemdziesiąt, osiemdziesięciu
    90: dziewięćdziesiąt, dziewięćdziesięciu
    100: sto, stu
    200: dwieście, dwustu
    300: trzysta, trzystu
    400: czterysta, czterystu
    500: pięćset, pięciuset
    600: sześćset, sześciuset
    700: siedemset, siedmiuset
    800: osiemset, ośmiuset
    900: dziewięćset, dziewięciuset
    1.5: półtora, półtorej
  `),
  multipliers: {},
  groups: numbers(`
    1000: tysiąc, tysiące, tysięcy, tysiąca, tys., tys
    1000000: milion, miliony, milionów, miliona, mln
    1000000000: miliard, miliardy, miliardów, miliarda, mld
    12: tuzin, tuziny, tuzinów, tuzina
  `),
  starters: ['tysiąc', 'tysiąca', 'milion', 'miliona', 'miliard', 'miliarda', 'tuzin', 'tuzina'],
  connectors: 'i',
  faint: numbers(`
    1: jeden, jedna, jedno, jednego, jednej, jedną, jednym, jednemu, raz, pojedynczy
    2: oba, obie, obu, obydwa, obiema, dwukrotny, podwójny, podwójnie, para, parę, pary
  `),
  ordinals: numbers(`
    1: pierwszy, pierwsza, pierwsze, pierwszego, pierwszej, pierwszym, pierwszą
    2: drugi, druga, drugie, drugiego, drugiej, drugim, drugą
    3: trzeci, trzecia, trzecie, trzeciego, trzeciej, trzecim, trzecią
    4: czwarty, czwarta, czwarte, czwartego, czwartej, czwartym
    5: piąty, piąta, piątego, piątej
    6: szósty, szóstej
    7: siódmej
    8: ósmej
    9: dziewiątej
    11: jedenastej
    12: dwunastej
    10: dziesiątej
  `),
  fractionWords: numbers(`
    0.5: połowa, połowę, połowie, połowy
    0.25: ćwierć, czwarta część, jedna czwarta, jedną czwartą, jednej czwartej
    1/3: trzecia część, jedna trzecia, jedną trzecią, jednej trzeciej
    2/3: dwie trzecie, dwóch trzecich
    0.75: trzy czwarte, trzech czwartych
    0.2: jedna piąta, jedną piątą
    0.4: dwie piąte
    0.1: jedna dziesiąta
  `),
  rewrites: [
    ['stuprocentow[\\p{L}]+|w stu procentach', '100%'],
    ['\\bIV(?= kwarta)', '4'],
    ['\\bIII(?= kwarta)', '3'],
    ['\\bII(?= kwarta)', '2'],
    ['\\bI(?= kwarta)', '1'],
    ['\\bdwutygodniow[\\p{L}]*', 'dwa tygodnie'],
    ['\\bdwudniow[\\p{L}]*', 'dwa dni'],
    ['\\btrzydniow[\\p{L}]*', 'trzy dni'],
    ['\\bdwugodzinn[\\p{L}]*', 'dwie godziny'],
    ['\\btrzymiesięczn[\\p{L}]*', 'trzy miesiące'],
  ],
  halfLink: 'i ',
  halves: ['pół'],
  skip: cues(`
    jeszcze raz|na razie|za każdym razem|od razu|jeden po drugim  kwadrans  setki|dziesiątki
    półprodukt|półwyrób|półrocz  drugi raz
  `),
  months: numbers(`
    1: styczeń, stycznia, styczniu
    2: luty, lutego, lutym
    3: marzec, marca, marcu
    4: kwiecień, kwietnia, kwietniu
    5: maj, maja, maju
    6: czerwiec, czerwca, czerwcu
    7: lipiec, lipca, lipcu
    8: sierpień, sierpnia, sierpniu
    9: wrzesień, września, wrześniu
    10: październik, października, październiku
    11: listopad, listopada, listopadzie
    12: grudzień, grudnia, grudniu
  `),
  weekdays: numbers(`
    1: poniedziałek, poniedziałku, poniedziałkiem, poniedziałki
    2: wtorek, wtorki, wtorku, wtorkiem
    3: środa, środę, środy, środą
    4: czwartek, czwartki, czwartku, czwartkiem
    5: piątek, piątki, piątku, piątkiem
    6: sobota, sobotę, soboty, sobotą
    7: niedziela, niedziele, niedzielę, niedzieli, niedzielą
  `),
  dates: ['(?<d>#)\\.? ?(?<mon>@)(?: (?<y>&)(?!:)(?: r\\.| roku)?)?', '(?<mon>@) (?<y>&)(?: r\\.| roku)?'],
  dayParts: {
    rano: 'am',
    'przed południem': 'am',
    'po południu': 'pm',
    'w południe': 'pm',
    wieczorem: 'night',
    'w nocy': 'night',
  },
  times: [
    'wpół do (?<h>#)(?<before>)',
    'kwadrans po (?<h>#)(?<quarter>)',
    'za kwadrans (?<h>#)(?<before>)(?<quarter>)',
    '(?:godz\\. ?|godzin(?:a|ie|ę|y) )?(?<h>#)(?<colon>:)(?<min>#)(?: (?<tail>%P))?',
    '(?:godz\\. ?|godzin(?:ie|ę) |o (?=# ?(?:[,.;)]|$|rano|wiecz|po poł|w nocy)))(?<clock>#)(?: (?<tail>%P))?',
    '(?<h>#) (?<tail>%P)',
  ],
  units: units(`
    rpm: obr/min, obr./min, obrotów na minutę
    mm: milimetr, milimetry, milimetrów, milimetra
    cm: centymetr, centymetry, centymetrów, centymetra
    m: metr, metry, metrów, metra
    km: kilometrów, kilometry
    um: mikron, mikrony, mikronów, mikrometr, mikrometry, mikrometrów
    nm: nanometrów
    in: cal, cale, cali
    g: gram, gramy, gramów, grama
    count: dkg, razy, próbek, próbki, części
    kg: kilogram, kilogramy, kilogramów, kilograma, kilo
    mg: miligramów
    t: tona, tony, ton
    l: litr, litry, litrów, litra
    ml: mililitrów
    s: sekunda, sekundy, sekund, sekundę, sek.
    ms: milisekund
    min: minuta, minuty, minut, minutę, minutach
    quarter: kwadrans
    h: godzina, godziny, godzin, godzinę, godzinach, godz., godzinny, godzinnym, godzinnego, godzinnej
    d: doba, dobę, doby, dób, dzień, dni, dnia, dniach, dniowy, dniowego, dni roboczych, dni robocze
    wk: tydzień, tygodnie, tygodni, tygodnia, tygodniach
    mo: miesiąc, miesiące, miesięcy, miesiąca, miesiącach
    qtr: kwartał, kwartały, kwartałów
    yr: rok, roku, lata, lat, latach
    percent: procent, procenta, procentu, proc, proc., punktów procentowych, punktu procentowego
    percent: punkty procentowe
    degree: stopni, stopnie
    celsius: stopni Celsjusza
    V: wolt, wolty, woltów
    A: amperów, ampery, ampera
    W: watów
    kW: kilowatów
    ohm: omów
    N: niutonów
    Nm: niutonometrów
    bar: barów, bara, bary
    Hz: herców
    pcs: sztuka, sztuki, sztuk, sztukę, szt., szt
    carton: karton, kartony, kartonów, kartonach, pudełko, pudełka, pudełek, skrzynek
    pallet: paleta, palety, palet, paletę, paletach
    reel: rolka, rolki, rolek, szpula, szpule, szpul
    tray: taca, tace, tac, tacek
    bag: worek, worki, worków, torebek
    USD: dolar, dolary, dolarów, dolara, dolarów amerykańskich
    EUR: euro
    CNY|TWD: juan, juany, juanów
    JPY: jen, jeny, jenów
    KRW: won, wony, wonów
    VND: dong, dongów
    THB: baht, bahtów
    PLN: złoty, złote, złotych, złotego
    GBP: funtów
    TWD: dolarów tajwańskich
  `),
  per: 'na|za',
  minus: 'minus',
  minusAfter: 'poniżej zera',
  plusMinus: 'plus/minus|plus minus|plus-minus|plus lub minus',
  range: 'do|i|lub|oraz|na|x|z|albo|a',
  lot: 'partia|partii|partię|partią|lot|nr partii|serii|seria',
  negation: {
    neutral: cues(String.raw`
      \bnie wahaj[\p{L}]*|\bnie wahać\b
      \bnie zapom[\p{L}]*
      \bnie (?:więcej|mniej|dłużej|wyżej) niż\b
      \bnie tylko\b  \bczy nie\b[^?.]*\?  \bmimo że\b  \bnie później niż\b  \bnie wcześniej niż\b
      \bbez (?:opłat|dodatkowych (?:opłat|kosztów))  \bbez względu\b|\bbez wątpienia\b
    `),
    strong: cues(String.raw`
      \bnie\b  \bbez\b  \bnigdy\b  \bnigdzie\b  \bżad(?:en|na|ne|nego|nej|nym|nych|ną)\b  \bnic\b
      \bnikt\b|\bnikogo\b|\bnikomu\b  \bani\b  \bbrak\b  \b(?:zabroni|zabrania|zakaz)[\p{L}]*
    `),
    weak: cues(String.raw`
      \bnie zapom[\p{L}]*
      \bnie (?:więcej|mniej|dłużej|wyżej) niż\b  \bnajwyżej\b|\bmaks\w*|\bponiżej\b|\bmniej niż\b|\bprzekracza\w*
      \bnie(?!bies|dziel|któ|mal|ch|stet|miec|go|j\b|co|zbędn|zwłoczn|zależn|dawn|raz)[\p{L}]{3,}  brak  zabroni|zabrania|zakaz  odm[óa]wi|odrzuc  unik  zapobie  oprócz|poza|z wyjątkiem
      tylko|jedynie  dopiero  zamiast  rzadko|ledwo|prawie  mało|niewiele  wolny|wolne
      inaczej|w przeciwnym  pust  zepsu|awari  różn  \bw porządku\b|\bdobrze\b|\bok\b  zatrzym|wstrzym  zapom  przegap
      bezpłat|darmow  trudn  anulow|odwoł  zwoln  wyłącz|wyklucz  bez
    `),
  },
}
