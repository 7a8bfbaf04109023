import type { LanguageData } from '../language-data.ts'
import { cues, dayParts, numbers, units } from '../word-tables.ts'

const NUMBER_WORD = String.raw`(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|trăm|nghìn|vài|mỗi|hàng|nửa|từng|nhiều)`

export const vietnamese: LanguageData = {
  spaced: true,
  values: numbers(`
    0: không, lẻ, linh
    2: hai
    3: ba
    4: bốn, tư
    5: năm, lăm, nhăm
    6: sáu
    7: bảy, bẩy
    8: tám
    9: chín
    10: mười
    1: mốt, một
  `),
  multipliers: { mươi: 10, chục: 10, trăm: 100 },
  groups: numbers(`
    1000: nghìn, ngàn
    10000: vạn
    1000000: triệu, tr
    1000000000: tỷ, tỉ
    12: tá
  `),
  starters: ['chục', 'tá', 'triệu'],
  connectors: 'lẻ|linh',
  faint: { đôi: 2, cặp: 2, gấp: 2, cả: 2 },
  ordinals: { nhất: 1, nhì: 2 },
  rewrites: [
    ['(?:một )?trăm phần trăm', '100%'],
    ['(?<=[Qq]uý )IV\\b', '4'],
    ['(?<=[Qq]uý )III\\b', '3'],
    ['(?<=[Qq]uý )II\\b', '2'],
    ['(?<=[Qq]uý )I\\b', '1'],
  ],
  fractionWords: { 'một nửa': 0.5 },
  halves: ['nửa', 'rưỡi', 'rưởi'],
  skip: [
    `(?<=${NUMBER_WORD} )năm(?! (?:máy|cái|chiếc|mẫu|thùng|linh|sản|tấm|bộ|con|người|trục|dây))`,
    String.raw`\bnăm (?=\d{4}|nay|ngoái|trước|sau|tới|qua|sản xuất)`,
    `hàng (?:trăm|nghìn|chục|triệu)`,
    'phần trăm',
    'tỷ lệ|tỉ lệ|tỷ giá|tỷ số|tỷ trọng',
    'một số|một chút|một phần(?! (?:hai|ba|tư|năm|mười|\\d))|một lần nữa|một cách',
    'ba via|bavia',
    'ba lô',
    String.raw`(?<![\p{L}])không(?! phẩy)`,
    'từ ba',
    'thứ (?:bậc|tự|cấp)',
    'ngày mai',
    'thứ nhất',
    'hai bên|hai chiều|hai mặt',
  ],
  months: {},
  weekdays: numbers(`
    1: thứ hai, thứ 2
    2: thứ ba, thứ 3
    3: thứ tư, thứ 4
    4: thứ năm, thứ 5
    5: thứ sáu, thứ 6
    6: thứ bảy, thứ 7
    7: chủ nhật
  `),
  dates: [
    '(?:ngày|mùng|mồng) ?(?<d>#) ?(?:tháng|/|-|\\.) ?(?<m>#)(?: ?(?:năm|/|-|\\.|,) ?(?<y>#))?',
    '(?<d>#) tháng (?<m>#)(?: ?(?:năm|,) ?(?<y>#))?',
    'tháng ?(?<m>#)(?: ?(?:năm|/|-) ?(?<y>#))?',
    '(?:ngày|mùng|mồng) ?(?<d>#)(?! ?(?:ngày|tháng|%))',
    'năm (?<y>#)',
  ],
  dayParts: dayParts(`
    am: sáng, buổi sáng, sáng nay, sáng mai, AM
    pm: trưa, chiều, buổi chiều, chiều nay, chiều mai, PM
    night: tối, buổi tối, tối nay, đêm, khuya
  `),
  times: [
    '(?<h>#) ?(?:giờ|g)(?: ?(?:(?<min>#)(?: ?phút)?(?! ?(?:ngày|tháng|%|cái|chiếc|thùng))|(?<half>½)))? ?(?<tail>%P)',
    '(?<h>#) ?(?:giờ|h) ?(?<min>#)(?: ?phút)?',
    '(?<h>#) ?giờ (?<half>½)',
    '(?:lúc|từ|đến|trước|sau|khoảng) (?<h>#) ?(?:giờ|h)(?![a-z])(?! (?:làm|liên|chạy|đồng hồ))',
    '(?<h>#) ?h(?: ?(?<tail>%P))?(?![a-z])',
  ],
  hourIsDuration: true,
  fractions: ['(?<num>#) phần (?<den>#)'],
  units: units(`
    rpm: vòng/phút, vòng mỗi phút
    mm: milimét, mi-li-mét, ly, li
    cm: xentimét, phân
    m: mét
    km: ki-lô-mét, kilômét
    count: cây, lạng, cái, chiếc, con, bộ, tấm, sợi, viên, lần, mẫu, linh, người, máy, sản, thanh, lỗi, lô, điểm
    count: vị, tờ, kiện, ca, trường, công, dây, nhãn
    um: micron, micromet, micrômét
    nm: nanomet
    in: inch
    g: gam, gram
    kg: ki-lô-gam, kilôgam, kilogam, cân, ký, kí
    t: tấn
    l: lít
    ml: mililít
    s: giây
    min: phút
    h: giờ, tiếng, tiếng đồng hồ, giờ đồng hồ, giờ làm việc
    d: ngày, ngày làm việc
    wk: tuần
    mo: tháng
    qtr: quý
    yr: năm
    percent: phần trăm, %
    degree: độ
    celsius: độ C
    fahrenheit: độ F
    V: vôn
    A: ampe
    W: oát
    ohm: ôm
    N: niutơn
    carton: thùng, hộp, thùng carton
    pallet: pallet, tấm pallet
    reel: cuộn
    tray: khay
    bag: túi, bao
    pcs: pcs
    VND: đồng, đ, vnđ
    USD: đô la, đô, đô la mỹ, đô-la
    EUR: euro
    CNY: nhân dân tệ
    CNY|TWD: tệ
    JPY: yên, yên nhật
    KRW: won, won hàn quốc
    TWD: đài tệ, đô la đài loan
    THB: baht, bạt
    GBP: bảng anh
    PLN: zloty
  `),
  per: 'mỗi|một|trên',
  minus: 'âm|trừ',
  minusAfter: 'dưới không',
  plusMinus: 'cộng trừ|cộng/trừ|cộng hoặc trừ',
  range: 'đến|tới|và|hoặc|hay|từ|nhân|x|trên|trong',
  lot: 'lô|lô số|số lô|lô hàng|lot',
  negation: {
    neutral: cues(String.raw`
      \bđừng ngần ngại\b  \bchẳng hạn\b  \bkhông ít\b|\bkhông lâu\b|\bkhông thể thiếu\b
      \b(?:đừng|không) quên\b
      \bkhông (?:quá|ngừng|dưới)\b  \bchưa (?:đến|tới) (?=\d)
      không (?:chỉ|những)  không khí  không gian  ngành hàng không|đường hàng không  số không
      có (?:[^.?]{0,40}) không ?(?:\?|$|ạ|nhỉ|vậy|em|anh)
      (?:được|phải|đúng|xong|ổn|kịp|cần) không ?(?:\?|$|ạ|nhỉ|vậy)  không ?(?:ạ|nhỉ|vậy)? ?\?
      chưa ?(?:ạ|nhỉ|vậy|em|anh)? ?\?  hay (?:không|chưa)  dù có hay không  bất kể  chưa kể  vừa mới
      không (?:tính|mất|thu) (?:thêm )?phí  miễn phí  bất cứ
    `),
    strong: cues(String.raw`
      \b(?:không)\b  \b(?:chưa)\b  \b(?:chẳng)\b  \b(?:đừng)\b  \b(?:chớ)\b  \b(?:không hề)\b  \b(?:cấm)\b
      \b(?:vô hiệu)\b  \b(?:phi tiêu)\b
    `),
    weak: cues(String.raw`
      \b(?:đừng|không) quên\b
      \bkhông (?:quá|dưới)\b  \btối đa\b|\bdưới\b|\bchưa (?:đến|tới) (?=\d)|\bvượt\b
      \b(?:thiếu)\b  \b(?:hết)\b  \b(?:mất)\b  \b(?:ngừng|dừng)\b  \b(?:tránh)\b  \b(?:ngăn)\b
      \b(?:từ chối)\b  \b(?:trừ)\b  \b(?:ngoại trừ)\b  \b(?:chỉ)\b  \b(?:mới)\b  \b(?:quên)\b
      \b(?:bỏ sót|bỏ qua|sót)\b  \b(?:khác|lệch)\b  \b(?:hỏng)\b  \b(?:kém)\b  \b(?:khó)\b
      \b(?:miễn)\b  \b(?:trống|rỗng)\b  \b(?:bất)\b  \b(?:vô)\b  \b(?:thất bại)\b  \b(?:trượt)\b
      \b(?:hủy|huỷ)\b  \b(?:phế)\b  \b(?:rớt)\b  \b(?:ng)\b  \b(?:khỏi)\b  \b(?:mờ)\b
    `),
  },
}
