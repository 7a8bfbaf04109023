import type { LanguageData } from '../language-data.ts'
import { cues, dayParts, numbers, units } from '../word-tables.ts'

export const spanish: LanguageData = {
  spaced: true,
  groupSpace: true,
  values: numbers(`
    0: cero
    2: dos
    3: tres
    4: cuatro
    5: cinco
    6: seis
    7: siete
    8: ocho
    9: nueve
    10: diez
    11: once
    12: doce
    13: trece
    14: catorce
    15: quince
    16: dieciséis
    17: diecisiete
    18: dieciocho
    19: diecinueve
    20: veinte
    21: veintiuno, veintiún, veintiuna
    22: veintidós
    23: veintitrés
    24: veinticuatro
    25: veinticinco
    26: veintiséis
    27: veintisiete
    28: veintiocho
    29: veintinueve
    30: treinta
    40: cuarenta
    50: cincuenta
    60: sesenta
    70: setenta
    80: ochenta
    90: noventa
    100: cien, ciento
    200: doscientos, doscientas
    300: trescientos, trescientas
    400: cuatrocientos, cuatrocientas
    500: quinientos, quinientas
    600: seiscientos, seiscientas
    700: setecientos, setecientas
    800: ochocientos, ochocientas
    900: novecientos, novecientas
  `),
  multipliers: {},
  groups: { mil: 1e3, millón: 1e6, millones: 1e6, 'mill.': 1e6, docena: 12, docenas: 12 },
  starters: ['mil', 'docena', 'millón'],
  connectors: 'y|de',
  faint: numbers(`
    1: uno, un, una, unos, unas, único, única
    2: ambos, ambas, doble, par, pareja
    3: triple
  `),
  ordinals: numbers(`
    1: primer, primero, primera
    2: segunda, segundo
    3: tercer, tercero, tercera
    4: cuarto, cuarta
    5: quinto, quinta
    6: sexto, sexta
    7: séptimo, séptima
    8: octavo, octava
    10: décimo, décima
  `),
  fractionWords: numbers(`
    1/3: tercio, tercios, terceras partes, tercera parte
    0.25: cuartas, cuartos, cuartas partes, cuarta parte
    0.5: mitad
    0.2: quintas, quintos, quinta parte
    0.1: décimas, décima parte
  `),
  rewrites: [['cien por cien\\b', '100%']],
  halfLink: 'y ',
  halves: ['media', 'medio'],
  skip: cues(String.raw`
    (?<=\by )cuarto\b  \bpor ciento\b
  
    (?<=(?:\d|[a-zé]s|diez|once|doce|quince|veinte|treinta|un|por|cada) )segundos?\b(?! (?:turno|lote|trimestre))
    \ben cuanto a\b  \bmedio ambiente\b|\bpor medio\b|\ben medio\b  \buno a uno\b  \bde una vez\b
    cuarto de hora  \bvez en cuando\b
  `),
  months: numbers(`
    1: enero
    2: febrero
    3: marzo
    4: abril
    5: mayo
    6: junio
    7: julio
    8: agosto
    9: septiembre, setiembre
    10: octubre
    11: noviembre
    12: diciembre
  `),
  weekdays: numbers(`
    1: lunes
    2: martes
    3: miércoles
    4: jueves
    5: viernes
    6: sábado, sábados
    7: domingo, domingos
  `),
  unitLink: 'de',
  dayIdioms: { quince: 14, ocho: 7 },
  dates: [
    '(?<d>#)(?:º|\\.º|o)? ?(?:de )?(?<mon>@)(?: ?(?:de|del|,)?(?: año)? (?<y>&)(?!:))?',
    '(?<mon>@) (?:de |del )?(?<y>&)(?!:)',
  ],
  dayParts: dayParts(`
    am: de la mañana, a. m., a.m., am, de la madrugada, por la mañana
    pm: p. m., p.m., pm, de la tarde, del mediodía, por la tarde
    night: de la noche, por la noche
  `),
  times: [
    'las? (?<h>#) y (?:(?<half>½)|(?<quarter>cuarto))(?: (?<tail>%P))?',
    '(?:las? )?(?<h>#)(?<colon>:)(?<min>#)(?: ?h(?:oras)?\\b)?(?: ?(?<tail>%P))?',
    '(?:las? )(?<clock>#) ?h(?:oras)?\\b',
    '(?<h>#) ?(?<tail>%P)',
    'a las? (?<h>#)(?! ?(?:%|#))(?: ?h\\b| horas)?(?: (?:en punto|y (?<min>#)))?',
    '(?<h>#) ?h ?(?<min>#)(?![a-z])',
    '\\b(?:(?<noon>mediodía)|(?<midnight>medianoche))\\b',
  ],

  units: units(`
    rpm: r/min, revoluciones por minuto
    mm: milímetro, milímetros
    cm: centímetro, centímetros
    m: metro, metros
    km: kilómetro, kilómetros
    um: micra, micras, micrones, micrómetros, micrómetro
    nm: nanómetros
    in: pulgada, pulgadas
    g: gramo, gramos
    kg: kilo, kilos, kilogramo, kilogramos
    mg: miligramos
    t: tonelada, toneladas
    l: litro, litros
    ml: mililitros
    lb: libras
    s: segundo, segundos, seg
    ms: milisegundos
    min: minuto, minutos
    quarter: cuarto de hora
    h: hora, horas
    d: día, días, días hábiles, días laborables, días naturales, jornada, jornadas
    wk: semana, semanas
    mo: mes, meses
    qtr: trimestre, trimestres
    yr: año, años
    percent: por ciento, porciento, puntos porcentuales
    degree: grados
    celsius: grados Celsius, grados centígrados
    V: voltios
    A: amperios
    W: vatios
    kW: kilovatios
    ohm: ohmios
    N: newtons
    Nm: newton metro
    bar: bares
    Hz: hercios
    mA: miliamperios
    pcs: pieza, piezas, pzas, pzs
    carton: caja, cajas, cartón, cartones
    pallet: palé, palés, palet, palets, pallet, pallets, tarima, tarimas
    reel: rollo, rollos, carrete, carretes, bobina, bobinas
    tray: bandeja, bandejas
    bag: bolsa, bolsas
    count: unidad, unidades, veces, muestras, partes
    USD: dólar, dólares, dólares estadounidenses
    EUR: euro, euros
    CNY|TWD: yuan, yuanes
    CNY: renminbi
    JPY: yen, yenes
    KRW: won, wones
    VND: dong
    THB: baht
    PLN: zloty, eslotis
    TWD: dólares taiwaneses
  `),
  per: 'por|al|a la|cada',
  minus: 'menos',
  minusAfter: 'bajo cero',
  plusMinus: 'más/menos|más menos|más o menos',
  range: 'a|al|y|o|e|hasta|por|x|de las?|de los',
  lot: 'lote|lotes|partida|n\\.º de lote|lote n\\.º',
  negation: {
    neutral: cues(String.raw`
      \bno dude[ns]?\b  \bno pocas\b  \bde nada\b
      \bno (?:se )?olvid[\p{L}]*
      \bno (?:más|menos) de\b
      \bno (?:sol[oó]|solamente)\b  ¿no\?  ¿[^?]*\bno\b[^?]*\?  \bcómo no\b  \bsin embargo\b  \bo no\b
      \bno obstante\b  \ba no ser que\b  \bsin (?:coste|costo|cargo)\b  \bno más tarde\b  \bsin duda\b
    `),
    strong: cues(String.raw`
      \bno\b  \bnunca\b  \bjamás\b  \bning[uú]n(?:o|a|os|as)?\b  \bnada\b  \bnadie\b  \bsin\b  \bni\b
      \btampoco\b  \bprohib\w*
    `),
    weak: cues(String.raw`
      \bno (?:se )?olvid[\p{L}]*
      \bno (?:más|menos) de\b  \bcomo máximo\b|\bmáximo\b|\bmenos de\b|\bpor debajo\b|\bsuper(?:ar|e|en|a|an)\b
      \bfalt\w*  \bcare(?:ce|cen)\b
      \bin(?:correct|complet|válid|suficient|adecuad|estable|legible|capa|visible)\w*
      \bim(?:posible|pid|propi)\w*  \bile\w+  \bdes(?:conect|conoc|habilit|activ|acuerd|aprob|cart)\w*
      \bdej(?:ó|a|an|aron) de\b  \bprohib\w*  \bevit\w*  \brechaz\w*  \bneg(?:ar|ó|aron|ativ)\w*
      \bsalvo\b|\bexcepto\b|\bmenos\b  \bs[oó]lo\b|\bsolamente\b|\búnicamente\b  \bapenas\b  \bpoc[oa]s?\b
      \blibres?\b  \bdemasiad\w*  \bvací\w*  \brot[oa]s?\b|\baveriad\w*  \bdistint\w*|\bdiferent\w*  \bbien\b|\bde acuerdo\b|\bok\b  \bfall\w*  \bolvid\w*  \bperd\w*
      \bdejar?\b|\bdej\w+ de\b  \bgratis\b|\bgratuit\w+  \ben lugar de\b  \bdifícil\w*  \bcancel\w*|\banul\w*
      \bexent\w*
    `),
  },
}
