import type { LanguageData } from '../language-data.ts'
import { cues, dayParts, numbers, units } from '../word-tables.ts'
import { chineseNegation } from './chinese-negation.ts'

const DAYS = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 } as const
const weekdays = Object.fromEntries(
  Object.entries(DAYS).flatMap(([day, number]) =>
    ['周', '週', '星期', '礼拜', '禮拜']
      .filter((week) => day !== '天' || week.length > 1)
      .map((week) => [week + day, number]),
  ),
)

/** Both scripts in one table: a text may quote the other one, and the words differ more by place than by script. */
const chinese: LanguageData = {
  spaced: false,
  digitRun: '〇一二三四五六七八九',
  decimals:
    '(?<=百分之[一二三四五六七八九十百]{1,5}|(?<![午晨早晚上中])[零〇一二三四五六七八九十])[點点][〇零一二三四五六七八九]{1,4}(?![分刻十半百千钟鐘個个位人台零〇一二三四五六七八九])',
  values: numbers(`
    0: 零
    1: 一
    2: 二, 两, 兩, 俩
    3: 三
    4: 四
    5: 五
    6: 六
    7: 七
    8: 八
    9: 九
  `),
  multipliers: { 十: 10, 百: 100, 千: 1000 },
  groups: { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 打: 12 },
  starters: ['十'],
  faint: { 单: 1, 單: 1, 首: 1, 双: 2, 雙: 2, 都: 2 },
  rewrites: [
    ['百分之百|百分百', '100%'],
    ['半打', '6个'],
    ['([一二三四五六七八九])成半', '百分之$1十五'],
    ['([一二三四五六七八九])成([一二三四五六七八九])', '百分之$1十$2'],
    ['(?<=[\\d日号號] ?)\\(([一二三四五六日])\\)', '(周$1)'],
    ['(\\d+) ?(?:米|公尺) ?(\\d)(?![\\d.])(?! ?(?:毫|厘|公|mm|cm|[个個件台片次条條]))', '$1.$2米'],
  ],
  fractionWords: { 一半: 0.5 },
  halves: ['半'],
  skip: cues(`
    零下  半夜|半路|半途  [上下]半年|[上下]半场  百分之  半导体|半導體|半成品|半自动|半自動|大半  [几幾数數][十百千万萬亿億]+  (?<![一二三四五六七八九点點])十分(?![之钟鐘])  十[几幾]
    万一|萬一|万用|萬用|万能|萬能|千万(?!个|件|元|只|片|台|颗|套|支)|千萬(?!個|件|元|隻|片|台|顆|套|支)
    一些|一起|一定|一直|一般|一样|一樣|一致|一旦|一并|一併|统一|統一|唯一|单一|單一|同一|进一步|進一步|一方面|第一时间|一下|一点|一點
    三方|两侧|兩側|二维码|二維碼|三维|三維|三次元|二次元|五金|四周|四週|七上八下|星期几|周几|[打](?=[开開样樣包磨孔印螺电電八七九六折算])
  `),
  months: {},
  weekdays,
  weekdayGuard: '(?![次天个個批台件片回])',
  dates: [
    '(?<y>#) ?年 ?(?<m>#) ?月(?:份)?(?: ?(?<d>#) ?[日号號])?',
    '(?<m>#) ?月(?:份)?(?: ?(?<d>#) ?[日号號])?',
    '(?<y>#) ?年(?!前|后|後|来|來|内|內|间|間|期|以)',
  ],
  dayParts: dayParts(`
    am: 上午, 早上, 早晨, 清晨, 凌晨, 今早, 明早, 早, AM
    pm: 中午, 下午, 午后, 午後, 傍晚, PM
    night: 晚上, 今晚, 明晚, 夜里, 夜裡, 深夜, 晚
  `),
  times: [
    '(?:(?<part>%P) ?)?(?<h>#) ?[点點时時](?!问题|建议|要求|意见|以上|需要)(?: ?(?:(?<quarters>#) ?刻|(?<min>#) ?分?|(?<half>½)))?(?:钟|鐘|整)?(?!间|間)',
    '(?<noon>正午)|(?<midnight>午夜)',
  ],

  fractions: ['(?<den>#) ?分之 ?(?<num>#)'],
  units: units(`
    rpm: 转/分, 轉/分, 转/分钟, 轉/分鐘, 转每分钟, 轉每分鐘
    mm: 毫米, 公厘, 公釐
    cm: 厘米, 公分
    m: 米, 公尺
    km: 公里, 千米
    um: 微米
    nm: 纳米, 奈米
    si: 丝
    count: 条, 條, 转, 轉, 板, 个, 個, 件, 只, 隻, 台, 臺, 片, 套, 支, 颗, 顆, 根, 块, 塊, 张, 張, 批, 次, 处, 處, 名, 位, 人, 种, 種, 项, 項, 家
    count: 层, 層, 倍, 模, 模次, 组, 組, 枚, 份, 条线, 條線, 班, 轮, 輪, 行, 列, 排, 点, 點
    in: 英寸, 英吋, 吋, 寸
    ft: 英尺, 英呎
    g: 克, 公克
    kg: 千克, 公斤
    mg: 毫克
    t: 吨, 噸, 公吨, 公噸
    l: 升, 公升
    ml: 毫升
    lb: 磅
    m2: 平方米, 平方公尺
    m3: 立方米
    mm2: 平方毫米
    s: 秒, 秒钟, 秒鐘
    ms: 毫秒
    min: 分钟, 分鐘, 分
    quarter: 刻钟, 刻鐘
    h: 小时, 小時, 个小时, 個小時, 钟头, 个钟头, 工时, 工時
    d: 天, 工作日, 个工作日, 個工作日, 工作天, 个工作天, 個工作天, 自然日, 个自然日, 日内, 日內
    day-or-date: 日, 号, 號
    wk: 周, 週, 个星期, 個星期, 星期, 个礼拜, 個禮拜, 周内
    mo: 个月, 個月, 月
    qtr: 个季度, 個季度
    yr: 年
    percent: 百分点, 个百分点, 百分點, 個百分點, 趴
    tenth: 成
    zhe: 折
    celsius: 摄氏度, 度C
    degree: 度
    fahrenheit: 华氏度
    V: 伏, 伏特
    A: 安, 安培
    mA: 毫安
    mAh: 毫安时, 毫安時
    W: 瓦
    kW: 千瓦
    Hz: 赫兹, 赫茲
    ohm: 欧姆, 歐姆, 欧
    Pa: 帕
    kPa: 千帕
    MPa: 兆帕
    N: 牛, 牛顿, 牛頓
    Nm: 牛·米, 牛米
    kgf: 公斤力
    carton: 箱, 盒, 个纸箱, 個紙箱, 纸箱, 紙箱
    pallet: 栈板, 棧板, 托盘, 托盤, 个栈板, 個棧板, 个托盘, 托
    reel: 卷, 捲
    bag: 袋, 包
    CNY|TWD: 元, 块钱
    CNY: 人民币, 人民幣
    USD: 美元, 美金
    EUR: 欧元, 歐元
    JPY: 日元, 日圆, 日圓
    KRW: 韩元, 韓元
    TWD: 台币, 台幣, 新台币, 新台幣
    VND: 越南盾
    THB: 泰铢, 泰銖
    PLN: 兹罗提, 茲羅提
    GBP: 英镑
  `),
  prefixes: units(`
    percent: 百分之
    CNY: 人民币, 人民幣
    TWD: 新台币, 新台幣, 台币, 台幣
    USD: 美金, 美元
    EUR: 欧元, 歐元
  `),
  per: '每',
  rank: '第 ?',
  vague: ' ?[多余餘来來]',
  minus: '零下|负|負|摄氏零下|攝氏零下',
  plusMinus: '正负|正負',
  range: '到|至|和|与|與|、|或|乘|乘以|x',
  lot: '批次|批号|批號|批次号|批|lot',
  negation: chineseNegation,
}

export const zhHans: LanguageData = chinese
export const zhHant: LanguageData = {
  ...chinese,
  eras: { 民國: 1911, 民国: 1911 },
  units: { ...chinese.units, 條: 'count', 碼: 'count' },
  dates: [
    '(?<era>民國|民国) ?(?:(?<y>#)|(?<first>元)) ?年(?: ?(?<m>#) ?月(?: ?(?<d>#) ?[日號])?)?',
    ...chinese.dates,
  ],
}
