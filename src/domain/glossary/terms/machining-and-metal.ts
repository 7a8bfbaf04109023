import { termTable } from '../term-table.ts'

/** Machining, sheet metal, joining and fixtures. */
export const machiningAndMetal = termTable(
  'machining-and-metal',
  `
burr | noun | burr; burrs | 毛刺 | 毛邊; 毛刺 | バリ | 버; 거스러미 | ba via; bavia | ครีบ | Grat | rebaba | zadzior; zadziory
dent | noun | dent | 凹陷; 压伤 | 凹痕; 壓傷 | 打痕; へこみ | 찍힘; 눌림 | vết lõm; móp | รอยบุบ | Delle; Druckstelle | abolladura; golpe | wgniecenie
scratch | noun | scratch; scratches | 划伤; 刮痕 | 刮傷; 刮痕 | キズ; 傷; 擦り傷 | 스크래치; 긁힘 | vết xước; trầy xước | รอยขีดข่วน | Kratzer | rayón; arañazo | rysa; zarysowanie
crack | noun | crack; cracks | 裂纹; 开裂 | 裂痕; 裂紋 | 割れ; クラック | 균열; 크랙 | vết nứt; nứt | รอยร้าว; รอยแตก | Riss | grieta; fisura | pęknięcie
rust | noun | rust | 生锈; 锈蚀 | 生鏽; 鏽蝕 | 錆; さび | 녹 | rỉ sét; gỉ sét | สนิม | Rost | óxido; herrumbre | rdza
tool-mark | noun | tool mark; chatter mark | 刀痕; 刀纹 | 刀痕 | 刃物跡; びびり跡 | 툴 마크; 공구 자국 | vết dao | รอยมีดตัด | Bearbeitungsriefe; Rattermarke | marca de herramienta | ślad narzędzia
out-of-tolerance | adjective | out of tolerance | 超差 | 超出公差; 超差 | 公差外れ; 公差外 | 공차 초과; 공차 벗어남 | vượt dung sai; ngoài dung sai | เกินค่าเผื่อ; นอกพิกัด | außerhalb der Toleranz | fuera de tolerancia | poza tolerancją
tolerance | noun | tolerance | 公差 | 公差 | 公差 | 공차 | dung sai | ค่าความคลาดเคลื่อน; ค่าเผื่อ; พิกัดเผื่อ | Toleranz | tolerancia | tolerancja
dimension | noun | dimension | 尺寸 | 尺寸 | 寸法 | 치수 | kích thước | ขนาด; มิติ | Maß; Abmessung | dimensión; medida; cota | wymiar
flatness | noun | flatness | 平面度 | 平面度; 平坦度 | 平面度 | 평면도; 평탄도 | độ phẳng | ความเรียบ; ความราบ | Ebenheit | planitud | płaskość
roughness | noun | surface roughness; roughness | 粗糙度 | 粗糙度 | 表面粗さ; 粗さ | 표면 거칠기; 조도 | độ nhám | ความหยาบผิว | Rauheit; Oberflächenrauheit | rugosidad | chropowatość
thread | noun | screw thread; stripped thread | 螺纹; 滑牙 | 螺紋; 滑牙 | ねじ山 | 나사산 | ren | เกลียว | Gewinde | rosca | gwint
torque | noun | torque; tightening torque | 扭矩; 扭力 | 扭力; 扭矩 | トルク; 締付トルク | 토크; 체결 토크 | lực siết; mô-men siết | แรงบิด; ทอร์ก | Drehmoment; Anzugsmoment | par de apriete; par | moment dokręcania; moment obrotowy
fixture | noun | fixture; jig | 治具; 夹具 | 治具; 夾具 | 治具 | 지그; 치구 | đồ gá | จิ๊ก; ฟิกซ์เจอร์ | Vorrichtung | útil; utillaje; dispositivo | przyrząd; uchwyt
weld-spatter | noun | weld spatter; spatter | 焊接飞溅; 焊渣 | 焊接飛濺; 焊渣 | スパッタ | 스패터; 용접 튐 | bắn tóe khi hàn; xỉ hàn | สะเก็ดเชื่อม | Schweißspritzer | salpicadura de soldadura | rozprysk spawalniczy
weld-seam | noun | weld seam; weld | 焊缝 | 焊道; 焊縫 | 溶接部; 溶接ビード | 용접부; 용접 비드 | mối hàn | รอยเชื่อม | Schweißnaht | cordón de soldadura | spoina
machining | noun | machining | 机加工 | 機械加工; 機加工 | 機械加工; 切削加工 | 기계 가공; 절삭 가공 | gia công cơ khí | งานกลึงกัด; การตัดเฉือน | spanende Bearbeitung; Zerspanung | mecanizado | obróbka skrawaniem
heat-treatment | noun | heat treatment | 热处理 | 熱處理 | 熱処理 | 열처리 | nhiệt luyện; xử lý nhiệt | การอบชุบ; การชุบแข็ง | Wärmebehandlung | tratamiento térmico | obróbka cieplna
`,
)
