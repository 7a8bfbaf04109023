/**
 * Characters that only one of the three ways of writing Han has, from the words of a shop floor. A character that two of
 * them share (国 is Japanese and simplified, 検 only Japanese) stands only in the set of the one it proves.
 */
const SIMPLIFIED =
  '这们时来对说问题没吗发现货质检验产线停机损坏请尽快联系确认报废返试样尺规标准图纸变更审签划伤压铸喷涂电镀锡贴装脚极体' +
  '业务专严丰临为举义乐习书买乱争于亏云亚亿仅从仓仪价众优会伟传伤伦伪侧供俩债倾偿储儿关兴养兽内写军农冲决况冻净凉减几凤凭击刘则刚创删别剂剑剧劝办动励劳势勋匀区医华协单卖卢卫却厂厅历厉压厌厕厘县参双变叙叠叶号叹吓吕听启员响哑唤喷团园围图圆圣场坏块坚坛坝坠垄垒垫墙壮声壳处备复够头夹夺奋奖妇妈娱学宁宝实宠审宽对寻导寿将尔尘尝层属岁岂岗岛峡币帅师帐带帮干库应废开异弃张弥弯弹强归当录彻径忆忧怀态总恋恶悬惊惧惨惯愤愿懒戏户扑执扩扫扬扰抚抛抢护报担拟拥择挂挡挣挤挥损换据掷搅摄摆摇撑敌数断无旧时显晒晓晕暂术机杀杂权条来杨极构枪枫柜标栈栏树样桥档检楼横欢欧岁残毁毕气汇汉汤沟没泄泪泻泼泽洁浆浅浇测济浑浓涂涛润涨渐渔温湾湿溃满滚滞滤滥灭灯灵灾炉点炼烁烂烟烦烧热爱爷牵犹独狭狱猎环现琐电画畅疗疮疯疲痒盏盐监盖盘着睁矫矿码砖础硕确碍离种积称稳穷窃窍窜竞笔笼筑筛筹签简类粮紧纠红纤约级纪纯纱纲纳纵纷纸纹纺线练组细织终绍经绑绒结绕绘给络绝统继绩绪续维绵综绿缓编缘缝缩缴网罗罚职联聪肃肠肤肿胀胁胆胜脉脏脑脚脱脸腊腾舰艰艺节芦苏苹范茧荐荡荣药莲获营萧萨蓝虏虑虚虫虽蚀蚁补衬袄装裤见观规视览觉触计订认讨让训议讯记讲许论设访证评识诉诊词译试诗诚话询该详语误诱说请诸诺读课谁调谅谈谋谓谢谨谱贝负贡财责贤败账货质贩贫购贮贯贴贵贷贸费贺贼资赏赔赖赚赛赞赠赢赶趋跃践踪轧轨转轮软轴轻载较辅辆辈辉输辞边辽达迁过迈运还这进远违连迟适选递逻遗邓邮邻郑酱释里鉴针钉钓钙钝钟钢钩钮钱钻铁铃铅铜铝铭铲银铸铺链销锁锅锈锋锐错锡锤键锯镀镇镜长门闪闭问间闷闸闹闻阀阅队阳阴阵阶际陆陈险随隐难雾静韩页顶项顺须顾顿预领频颗题颜额风飘飞饥饭饮饰饱馆马驱驶驻驾验骗骤鱼鲁鲜鸟鸡鸣鸭麦黄齐齿龄龙龟丝张厨垫巩扎挤撕楼滥灿烫绊绳缆缠缸聋舱艳芯茧蔷蜡衅裂讽谣贿躯轿轰轴迁郁钝钳铆铣铰铲锉锌锚锥锰镍镁镗镜颈颊颤飙馈驳鳞鹤挠扩扰拢拣挚梦梁沥泸滤猫玛瓶疮皱睑砾祸秽窑箩粪绉绪纹绘绣绽缀缎缓缔缕罢羟翘耸脍膑舆荆莹蔼装谅贞账赁趋跷辐辙辫'

const TRADITIONAL =
  '這們時來對說問題沒嗎發現貨質檢驗產線機損壞請聯繫確認報廢試樣規標準圖紙變審簽劃傷壓鑄噴塗電鍍錫貼裝腳極體' +
  '業務專嚴豐臨為舉義樂習書買亂爭於虧雲亞億僅從倉儀價眾優會偉傳倫偽側倆債傾償儲兒關興養獸內寫軍農衝決況凍淨涼減幾鳳憑擊劉則剛創刪別劑劍劇勸辦動勵勞勢勳勻區醫華協單賣盧衛卻廠廳歷厲厭廁縣參雙敘疊葉號嘆嚇呂聽啟員響啞喚團園圍圓聖場塊堅壇壩墜壟壘墊牆壯聲殼處備複復夠頭夾奪奮獎婦媽娛學寧寶實寵寬尋導壽將爾塵嘗層屬歲豈崗島峽幣帥師帳帶幫幹庫應開異棄張彌彎彈歸當錄徹徑憶憂懷態總戀惡懸驚懼慘慣憤願懶戲戶撲執擴掃揚擾撫拋搶護擔擬擁擇掛擋掙擠揮換據擲攪攝擺搖撐敵數斷無舊顯曬曉暈暫術殺雜權條楊構槍楓櫃棧欄樹橋檔樓橫歡歐殘毀畢氣匯漢湯溝洩淚瀉潑澤潔漿淺澆測濟渾濃濤潤漲漸漁溫灣濕潰滿滾滯濾濫滅燈靈災爐點煉爍爛煙煩燒熱銲愛爺牽猶獨狹獄獵環瑣畫暢療瘡瘋癢盞鹽監蓋盤睜矯礦碼磚礎碩礙離種積稱穩窮竊竅竄競筆籠築篩籌簡類糧緊糾紅纖約級紀純紗綱納縱紛紋紡練組細織終紹經綁絨結繞繪給絡絕統繼績緒續維綿綜綠緩編緣縫縮繳網羅罰職聰肅腸膚腫脹脅膽勝脈臟腦脫臉臘騰艦艱藝節蘆蘇蘋範繭薦蕩榮藥蓮獲營蕭薩藍虜慮虛蟲雖蝕蟻補襯襖褲見觀視覽覺觸計訂討讓訓議訊記講許論設訪證評識訴診詞譯詩誠話詢該詳語誤誘諸諾讀課誰調諒談謀謂謝謹譜貝負貢財責賢敗賬販貧購貯貫貴貸貿費賀賊資賞賠賴賺賽贊贈贏趕趨躍踐蹤軋軌轉輪軟軸輕載較輔輛輩輝輸辭邊遼達遷過邁運還進遠違連遲適選遞邏遺鄧郵鄰鄭醬釋鑒針釘釣鈣鈍鐘鋼鉤鈕錢鑽鐵鈴鉛銅鋁銘鏟銀鋪鏈銷鎖鍋鏽鋒銳錯錘鍵鋸鎮鏡長門閃閉間悶閘鬧聞閥閱隊陽陰陣階際陸陳險隨隱難霧靜韓頁頂項順須顧頓預領頻顆顏額風飄飛飢飯飲飾飽館馬驅駛駐駕騙驟魚魯鮮鳥雞鳴鴨麥齊齒齡龍龜邊臺裡麼個週絲點鬆餘隻後製闆檯麵嚮淚囉嗎妳掛銼銑鉚鎳鎂鋅錳錐鉸鉗饋鱗繩纜纏艙臘翹輻轍撓擰絆綁鑷鑽釬銲覆蓋廂倉儲縲'

const JAPANESE =
  '検応対実図様発変単売読続総緑歩毎桜済戻込働枠両処収焼権観関経転軽団囲伝仮労営厳択拡拠挙捜掲撃斉暦栄桟楽歓歯沢渉渋満滝県砕稲穏竜粋粛絵継縁縄聴舗薬蔵覚覧譲豊贈辺逓遅郷酔醸釈鉄鋳錬闘険隠霊頼顕駅駆騒験髪鶏黙齢塩圧価値衛悪圏拝払揺摂塁壊従徴恵戦斎暁条栄梅様桟殻浜渓瀬焼猟獣疎瘍砲礼穂粧脳臓芸薫虫訳証謡軸鋭錠鎖随隣難雑顔飲髄麺黒塗働畑峠匂込匁'

/** Characters and words that Chinese has in either script and Japanese does not. */
const CHINESE =
  /[這们們來对對说說没沒嗎吗發产產壞坏廢样樣圖图變变壓压鑄铸裝装腳脚體专專嚴丰豐舉亂爭於虧价價會传傳關关寫写勞區医單单賣卖廠厂參双雙號号聽圍團殼壳處处夠够獎奖學实實層屬應应彈當当歸惡擔担據据擇擴數数斷断舊旧顯显滿满濕燈灯點爐燒銲獨狹畫監盤盘稱穩經经綠總总繼續纖脫蓋藥虛讀让讓變转轉輕轻邊遞釋錢錄鏽鐵關險隱雜雞靜顏餘驗齊齒龍週絲你您呢吧哦喔啦很哪她它谁誰麼么]|我们|我們|的(?=[^確端中])/

/** Words of Japanese work that Chinese does not write, for texts without kana. */
const JAPANESE_WORDS =
  /出荷|入荷|納期|納品|不良品|承認済|確認済|検査|金型|治具|図面|依頼|至急|御中|寸法|承知|在庫|手配|見積|品番|弊社|御社|貴社|作業者|手直|部品|梱包|外注|仕様|打合|再検|選別|要確|対策|発生|現品|型番|交換必要|済$|待ち|中止$/

const set = (characters: string, without: string): ReadonlySet<string> =>
  new Set([...characters].filter((character) => !without.includes(character)))

const SIMPLIFIED_ONLY = set(SIMPLIFIED, TRADITIONAL + JAPANESE)
const TRADITIONAL_ONLY = set(TRADITIONAL, SIMPLIFIED)
const JAPANESE_ONLY = set(JAPANESE, SIMPLIFIED + TRADITIONAL)

/** How many characters speak for each way of writing Han. Japanese words count as two characters. */
export interface HanEvidence {
  readonly simplified: number
  readonly traditional: number
  readonly japanese: number
  /** Something no Japanese text has. */
  readonly chinese: boolean
}

/** Counts the evidence in a text of Han characters. */
export function hanEvidence(text: string): HanEvidence {
  let [simplified, traditional, japanese] = [0, 0, 0]
  for (const character of text) {
    if (SIMPLIFIED_ONLY.has(character)) simplified++
    if (TRADITIONAL_ONLY.has(character)) traditional++
    if (JAPANESE_ONLY.has(character)) japanese++
  }
  if (JAPANESE_WORDS.test(text)) japanese += 2
  return { simplified, traditional, japanese, chinese: CHINESE.test(text) }
}
