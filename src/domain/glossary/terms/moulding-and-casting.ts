import { termTable } from '../term-table.ts'

/** Injection moulding and die casting. */
export const mouldingAndCasting = termTable(
  'moulding-and-casting',
  `
flash | noun | flash; moulding flash; molding flash | 飞边; 披锋 | 毛頭; 溢料 | 成形バリ; フラッシュ | 플래시; 성형 버 | ba via nhựa; bavia nhựa | ครีบพลาสติก; แฟลช | Schwimmhaut; Spritzgrat | rebaba de inyección | wypływka
sink-mark | noun | sink mark; sink marks | 缩水; 缩痕 | 縮水; 縮痕 | ヒケ | 싱크 마크; 수축 자국 | vết lõm co ngót; lõm bề mặt | รอยยุบ | Einfallstelle | rechupe; hundimiento | zapadnięcie; wciąg
short-shot | noun | short shot; incomplete fill | 缺胶; 欠注; 短射 | 短射; 缺料 | ショートショット; 充填不足 | 미성형; 쇼트 샷 | thiếu nhựa; phun thiếu | ฉีดไม่เต็ม | unvollständige Füllung | llenado incompleto | niedolew; niedotrysk
weld-line | noun | weld line; knit line | 熔接线; 熔接痕; 夹水纹 | 熔接線; 結合線 | ウェルドライン | 웰드 라인 | đường hàn nhựa; đường nối nhựa | รอยประสานพลาสติก; เวลด์ไลน์ | Bindenaht | línea de unión | linia łączenia
warpage | noun | warpage; warping | 翘曲 | 翹曲 | 反り | 휨; 뒤틀림 | cong vênh | การบิดงอ; บิดงอ | Verzug; Verformung | alabeo | wypaczenie; paczenie
silver-streak | noun | silver streak; splay | 银纹; 银丝 | 銀紋; 銀絲 | シルバーストリーク; 銀条 | 은줄; 실버 스트릭 | vệt bạc | ลายเงิน; รอยเงิน | Feuchtigkeitsschliere; Silberschliere | ráfaga plateada | srebrzenie; smuga srebrna
burn-mark | noun | burn mark | 烧焦; 焦痕 | 燒焦 | ガス焼け; 焼け | 탄 자국; 가스 탐 | vết cháy | รอยไหม้ | Brandstelle; Verbrennung | quemadura; marca de quemado | przypalenie
ejector-mark | noun | ejector mark; ejector pin mark | 顶针印; 顶白 | 頂針印; 頂白 | 突き出し跡; エジェクターピン跡 | 이젝터 핀 자국; 밀핀 자국 | vết ty đẩy | รอยเข็มกระทุ้ง | Auswerfermarkierung; Auswerferabdruck | marca de expulsor | ślad wypychacza
mould | noun | mould; mold | 模具 | 模具 | 金型 | 금형 | khuôn | แม่พิมพ์ | Form; Formwerkzeug | molde | forma wtryskowa
cavity | noun | mould cavity; cavity | 模腔; 型腔 | 模穴 | キャビティ | 캐비티 | lòng khuôn | โพรงแม่พิมพ์; คาวิตี้ | Formnest; Kavität | cavidad | gniazdo formy
porosity | noun | porosity; gas porosity | 气孔 | 氣孔 | 鋳巣; 巣; ブローホール | 기공 | rỗ khí | รูพรุน | Porosität; Gasporosität | porosidad | porowatość
shrinkage | noun | shrinkage cavity; shrinkage | 缩孔 | 縮孔 | ひけ巣; 引け巣 | 수축공 | rỗ co | โพรงหดตัว | Schwindungslunker | rechupe interno | jama skurczowa
cold-shut | noun | cold shut | 冷隔 | 冷隔 | 湯境; 湯じわ | 탕경; 콜드 셧 | vết nguội | รอยต่อเย็น | Kaltschweißstelle; Kaltlauf | junta fría | niespaw
die-casting | noun | die casting | 压铸 | 壓鑄 | ダイカスト | 다이캐스팅 | đúc áp lực | การหล่อฉีดโลหะ; ไดแคสติ้ง | Druckguss | fundición a presión | odlewanie ciśnieniowe
colour-difference | noun | colour difference; color difference; colour deviation | 色差 | 色差 | 色差; 色違い | 색차; 이색 | lệch màu; sai màu | สีเพี้ยน; ความต่างสี | Farbabweichung; Farbunterschied | diferencia de color | różnica koloru
contamination | noun | contamination; foreign matter | 异物; 污染 | 異物; 汙染 | 異物混入; 異物; 汚染 | 이물; 오염 | dị vật; nhiễm bẩn | สิ่งแปลกปลอม; การปนเปื้อน | Verunreinigung; Fremdkörper | contaminación; materia extraña | zanieczyszczenie; ciało obce
`,
)
