import type { LocaleTag } from './locale-tags.ts'

/** The languages in Latin letters. */
export type LatinTag = Extract<LocaleTag, 'en' | 'vi' | 'de' | 'es' | 'pl'>

// Words a shop floor writes, without those that two of the five languages share. Vietnamese also stands without its marks,
// as people type it on a phone.
const WORDS: Readonly<Record<LatinTag, string>> = {
  en: "the a an is are was were be been will would can could should has have had do does did not no and or of to for from with without on at by in it this that these those we you they he she our your their i my me who what when where why which how please pls thanks thank thx yes need needs check checked sent send ship shipped shipment shipping waiting wait reply line stopped running again down up out any all some more same still already today tomorrow yesterday monday tuesday wednesday thursday friday week morning night part parts label wrong missing failed fail passed pass issue problem delay delayed update report photo photos picture defect defects scratch scratches broken damaged stock stuck rework approved tooling machine qty quantity confirm confirmed received got noted sorry good bad new old after before until since due late urgent asap hold left right inside outside done fixed found only just also but so if then than there here now next last one two three done customer supplier batch lot sample samples drawing change open closed start stop test tested ready mold mould gap torque color colour carton pallet delivery order eta any was it's don't can't what's let's see too off",
  de: 'der die das den dem des ein eine einen einem einer ist sind war waren wird werden wurde wurden hat haben hatte nicht kein keine keinen und oder aber mit ohne von vom zu zum zur für fuer auf aus bei nach vor über ueber unter durch gegen bis seit wir ihr sie er es ich du uns euch ihnen mir mich wer was wann wo warum wie welche bitte danke ja nein heute morgen gestern montag dienstag mittwoch donnerstag freitag woche schicht maschine steht linie laeuft läuft wieder teil teile stück stueck charge muster werkzeug fehlt fehlen kaputt fertig geprüft geprueft gesperrt freigegeben kratzer grat falsch lieferung liefern kunde lieferant ware termin noch schon nur auch sehr alles gut ordnung reparatur nacharbeit ausschuss prüfung pruefung bericht zeichnung schrauben locker etikett antwort klar passt mach ich kommt kommen schicken muss müssen soll können koennen dass wenn weil sich im am beim ins zoll temperatur hoch lager bestand spaetschicht spätschicht nachtschicht frühschicht uebernimmt reklamation',
  es: 'el la los las un una unos unas es son era está están esta estan este esto estos estas ser fue fueron hay no si sí y o pero con sin de del al a en por para que qué quien quién cuando cuándo donde dónde como cómo porque se lo le les nos me mi tu su sus nuestro ya hoy mañana ayer lunes martes miércoles jueves viernes semana turno máquina maquina línea linea pieza piezas lote muestra molde falta faltan roto rota listo lista listos gracias favor revisar enviar envían manden mandar recibido pedido entrega cliente proveedor calidad parada parado todavía todavia aún antes después despues desde hasta muy más mas menos bien mal también tambien solo queda quedan stock plano etiqueta rebabas rayones medida fuera dentro causa acuerdo buenos días dias buenas tardes equipo llega llegó llego funciona sigue alta alto baja bajo temperatura tornillos flojos reclamo retrabajo terminado terminada reparación aprobo aprobó necesitamos necesito puede pueden favor otra vez otro todo todos nada veo material avisamos ver hacer',
  pl: 'i w z na do nie jest są sa był była było były to ten ta te tego tej tym się sie że ze od po za przez przy pod nad dla bez czy jak kto co kiedy gdzie dlaczego który która które my wy oni one on ona mam masz ma mamy macie mają proszę prosze dziękuję dziekuje dzięki tak dziś dzis dzisiaj jutro wczoraj poniedziałek wtorek środa czwartek piątek piatku tydzień maszyna linia stoi działa dziala znowu już juz jeszcze tylko też tez bardzo ale lub albo część części sztuk sztuka partia próbka próbki forma brak brakuje uszkodzony uszkodzone gotowe gotowy sprawdzić sprawdzic sprawdzam sprawdź wysłać wyslac wysłane dostawa dostawca klient towar termin zadziory rysy rysunek rysunku etykieta śruby sruby luźne luzne dobra dobrze dobry dzień dzien raport jakość jakosc zmiana zmianę nocna dzienna przyczyna przyczyny naprawie naprawa poprawki zrobione zrobię zrobie temperatura wysoka za zatwierdził zatwierdzil reklamacja klienta odpowiedz do będzie bedzie zła zle źle wymiar poza stanie magazyn odebrałem przejmuje zablokowana',
  vi: 'không khong chưa chua đã da đang dang sẽ se rồi roi được duoc bị bi hàng hang máy may chuyền chuyen lô mẫu mau lỗi loi gửi gui nhận nhan giao mai hôm hom nay kiểm kiem tra giúp giup em anh chị chi ạ nhé nhe vâng vang dạ thùng thung tem dán dan sai số so lượng luong cái cai khuôn khuon bản ban vẽ ve kích kich thước thuoc thiếu thieu hết het dừng dung chạy chay sửa sua hỏng hong nguyên nguyen nhân báo bao cáo cảm cam ơn trước truoc sau thứ thu tuần tuan ngày ngay giờ gio xong nữa nua này nay kia cho với voi của cua và va thì mà là la có co phải phai cần can trả tra lời hình hinh ảnh đợi doi xíu bề mặt mat trầy xước xuoc lệch lech cung nhà nha cấp cap tạm giữ giu via ba đạt dat',
}

const SHARED = new Set(
  (Object.values(WORDS).join(' ').split(' ') as string[]).filter((word, index, all) => {
    const owners = Object.values(WORDS).filter((words) => words.split(' ').includes(word))
    return owners.length > 1 && all.indexOf(word) === index
  }),
)

const OWNERS = new Map<string, LatinTag>(
  (Object.entries(WORDS) as [LatinTag, string][]).flatMap(([tag, words]) =>
    words
      .split(' ')
      .filter((word) => !SHARED.has(word))
      .map((word) => [word, tag] as const),
  ),
)

const SHARED_OWNERS = new Map<string, readonly LatinTag[]>(
  [...SHARED].map((word) => [
    word,
    (Object.entries(WORDS) as [LatinTag, string][])
      .filter(([, words]) => words.split(' ').includes(word))
      .map(([tag]) => tag),
  ]),
)

const LETTERS: readonly (readonly [LatinTag, RegExp])[] = [
  ['vi', /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/g],
  ['pl', /[ąćęłńśźż]/g],
  ['de', /[äöüß]/g],
  ['es', /[ñ¿¡]/g],
]
const ACUTE = /[áéíóú]/
const GRAVE = /[àèìòùâêôãõý]/

/** Scores of the Latin-script languages: three for a letter only one of them has, two for a word of one, less for shared words. */
export function latinEvidence(text: string): Record<LatinTag, number> {
  const scores: Record<LatinTag, number> = { en: 0, vi: 0, de: 0, es: 0, pl: 0 }
  const lower = text.toLowerCase().normalize('NFC')
  if (/[^a-z\s\d!-/:-@[-`{-~]/.test(lower)) {
    for (const [tag, letters] of LETTERS) scores[tag] += Math.min(3, lower.match(letters)?.length ?? 0) * 3
    // An acute alone may be Spanish, Vietnamese or, on o, Polish; a grave or circumflex is Vietnamese.
    if (GRAVE.test(lower)) scores.vi += 2
    if (ACUTE.test(lower)) {
      scores.es += 1.5
      scores.vi += 1
      if (lower.includes('ó')) scores.pl += 1.5
    }
  }
  for (const word of lower.split(/[^\p{L}']+/u)) {
    const owner = OWNERS.get(word)
    if (owner) scores[owner] += 2
    else for (const tag of SHARED_OWNERS.get(word) ?? []) scores[tag] += 0.7
  }
  return scores
}
