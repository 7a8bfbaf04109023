import { termTable } from '../term-table.ts'

/** Textiles and sewing, paint, plating and coating. */
export const textileAndCoating = termTable(
  'textile-and-coating',
  `
skipped-stitch | noun | skipped stitch | 跳针 | 跳針 | 目飛び | 땀뜀; 스킵 스티치 | bỏ mũi; bỏ mũi may | ตะเข็บกระโดด; เย็บกระโดด | Fehlstich | puntada saltada | przepuszczony ścieg
broken-stitch | noun | broken stitch; open seam | 断线; 爆口 | 斷線; 爆口 | 糸切れ; 縫いほつれ | 실 끊어짐; 봉제 터짐 | đứt chỉ; bung đường may | ด้ายขาด; ตะเข็บปริ | Fadenbruch; offene Naht | costura abierta; hilo roto | zerwana nić; rozprucie szwu
loose-thread | noun | loose thread; thread end | 线头 | 線頭 | 糸残り; 糸くず | 실밥 | chỉ thừa | เศษด้าย | Fadenrest; loser Faden | hilo suelto | luźna nić; wystająca nitka
pilling | noun | pilling | 起球 | 起毛球 | 毛玉; ピリング | 보풀; 필링 | xù lông; vón cục | ขึ้นขุย; ผ้าเป็นขุย | Pilling; Knötchenbildung | formación de bolitas; pilling | pilling; mechacenie
colour-fastness | noun | colour fastness; color fastness | 色牢度 | 色牢度 | 染色堅牢度 | 염색 견뢰도; 견뢰도 | độ bền màu | ความคงทนของสี | Farbechtheit | solidez del color | trwałość koloru
stain | noun | stain; oil stain | 污渍; 油污 | 汙漬; 油汙 | 汚れ; 油汚れ | 얼룩; 기름때 | vết bẩn; vết dầu | คราบ; คราบน้ำมัน | Fleck; Ölfleck | mancha | plama
orange-peel | noun | orange peel | 橘皮 | 橘皮 | ゆず肌 | 오렌지 필 | da cam; sần vỏ cam | ผิวส้ม | Orangenhaut | piel de naranja | skórka pomarańczowa
peeling | noun | peeling; flaking | 掉漆; 脱落; 剥落 | 掉漆; 剝落 | 塗膜はがれ; 剥がれ | 도장 벗겨짐; 박리 | bong sơn; bong tróc | สีลอก; ลอกล่อน | Abblättern; Ablösung | desprendimiento; descascarillado | łuszczenie; odpryskiwanie
paint-run | noun | paint run; sagging | 流挂 | 流掛; 垂流 | 塗料だれ; タレ | 도료 흐름; 흘러내림 | chảy sơn | สีย้อย; สีไหล | Lackläufer | descuelgue de pintura | zaciek farby
blister | noun | blister; blistering | 起泡 | 起泡 | 塗膜の膨れ; ブリスター | 기포; 부풀음 | phồng rộp | ผิวพอง; สีพอง | Blasenbildung; Blase | ampolla; ampollado | pęcherz; pęcherze
coating-thickness | noun | coating thickness; film thickness | 涂层厚度; 膜厚 | 塗層厚度; 膜厚 | 膜厚; 塗膜厚さ | 도막 두께; 코팅 두께 | độ dày lớp phủ | ความหนาชั้นเคลือบ | Schichtdicke | espesor del recubrimiento | grubość powłoki
adhesion | noun | adhesion | 附着力 | 附著力 | 密着性; 付着力 | 밀착력; 부착력 | độ bám dính | การยึดเกาะ | Haftung; Haftfestigkeit | adherencia | przyczepność
plating | noun | plating; electroplating | 电镀 | 電鍍 | めっき; メッキ | 도금 | mạ; mạ điện | การชุบ; ชุบโลหะ | Galvanisierung; galvanische Beschichtung | galvanizado; recubrimiento galvánico | galwanizacja; powłoka galwaniczna
pinhole | noun | pinhole | 针孔 | 針孔 | ピンホール | 핀홀 | lỗ kim; lỗ châm kim | รูเข็ม | Nadelstich; Pinhole | poro; picadura | porek; nakłucie
`,
)
