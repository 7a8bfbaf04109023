import { termTable } from '../term-table.ts'

/** Surface-mount assembly, displays and batteries. */
export const electronics = termTable(
  'electronics',
  `
solder-bridge | noun | solder bridge; solder bridging | 连锡; 桥连 | 連錫; 錫橋 | はんだブリッジ; ブリッジ | 솔더 브리지; 납땜 브리지 | cầu thiếc; chập thiếc | บัดกรีเชื่อมติดกัน; ตะกั่วช็อต | Lötbrücke | puente de soldadura | mostek lutowniczy
cold-solder-joint | noun | cold solder joint; cold joint | 冷焊 | 冷焊 | いもはんだ; コールドジョイント | 냉땜 | mối hàn nguội | บัดกรีเย็น | kalte Lötstelle | soldadura fría | zimny lut
false-solder | noun | dry joint; poor wetting joint | 虚焊 | 空焊 | はんだ未着; 接合不良 | 미납; 납땜 미접합 | hàn giả; hàn không ngấm | บัดกรีไม่ติด | unbenetzte Lötstelle | junta sin mojar | suchy lut
solder-ball | noun | solder ball; solder beads | 锡珠 | 錫珠 | はんだボール | 솔더 볼 | bi thiếc | เม็ดตะกั่ว | Lotperle; Lotkugel | bola de soldadura | kulka lutu
solder-void | noun | solder void; voiding | 焊点空洞 | 焊點空洞; 氣泡 | はんだボイド; ボイド | 솔더 보이드; 보이드 | rỗ mối hàn | โพรงในรอยบัดกรี | Lunker in der Lötstelle; Lotpore | hueco en la soldadura | pustka w lutowiu
tombstone | noun | tombstoning; tombstone | 立碑 | 立碑; 墓碑效應 | チップ立ち; マンハッタン現象 | 툼스톤 | dựng bia; linh kiện dựng đứng | ชิ้นส่วนตั้งชัน | Grabsteineffekt | efecto lápida | efekt nagrobkowy
misplacement | noun | component shift; misplacement | 偏移; 贴偏 | 偏移 | 部品ずれ; 位置ずれ | 부품 틀어짐; 위치 틀어짐 | lệch linh kiện | ชิ้นส่วนวางเยื้อง | Bauteilversatz | desplazamiento del componente | przesunięcie elementu
missing-part | noun | missing component | 漏件; 少件 | 缺件 | 部品欠品; 未実装 | 미삽; 부품 누락 | thiếu linh kiện | ชิ้นส่วนขาด | fehlendes Bauteil | componente faltante | brak elementu
wrong-part | noun | wrong component | 错件 | 錯件 | 誤実装; 部品間違い | 오삽; 오품 | sai linh kiện | ใส่ชิ้นส่วนผิด | falsches Bauteil | componente equivocado | niewłaściwy element
polarity | noun | reversed polarity | 极性反 | 極性反 | 極性逆; 逆実装 | 역삽; 극성 반대 | ngược cực | กลับขั้ว | Verpolung | polaridad invertida | odwrotna polaryzacja
solder-paste | noun | solder paste | 锡膏 | 錫膏 | はんだペースト; クリームはんだ | 솔더 페이스트; 솔더 크림 | kem hàn | โซลเดอร์เพสต์; ครีมประสาน | Lotpaste; Lötpaste | pasta de soldar | pasta lutownicza
stencil | noun | stencil | 钢网 | 鋼板; 鋼網 | メタルマスク | 메탈 마스크 | khuôn in kem hàn; stencil | แผ่นสเตนซิล | Lotpastenschablone | esténcil; plantilla de pasta | szablon do pasty
reflow | noun | reflow soldering; reflow | 回流焊 | 迴焊; 回焊 | リフロー | 리플로우 | hàn hồi lưu; reflow | รีโฟลว์; การบัดกรีรีโฟลว์ | Reflow-Löten | soldadura por reflujo; reflujo | lutowanie rozpływowe
dead-pixel | noun | dead pixel | 坏点; 暗点 | 亮暗點; 暗點 | ドット抜け; 画素欠け | 불량 화소; 데드 픽셀 | điểm chết | จุดตาย; เดดพิกเซล | toter Pixel; Pixelfehler | píxel muerto | martwy piksel
light-leak | noun | light leakage; backlight bleed | 漏光 | 漏光 | 光漏れ | 빛샘 | hở sáng; lọt sáng | แสงรั่ว | Lichtaustritt | fuga de luz | wyciek światła
mura | noun | mura; uneven brightness | 亮度不均; 云纹 | 亮度不均; 雲紋 | ムラ; 輝度ムラ | 무라; 휘도 얼룩 | sáng không đều | ความสว่างไม่สม่ำเสมอ | ungleichmäßige Helligkeit | brillo desigual | nierównomierna jasność
swelling | noun | battery swelling; swelling | 鼓包 | 膨脹; 鼓包 | 電池の膨れ; 膨張 | 배터리 부풀음; 스웰링 | phồng pin | แบตเตอรี่บวม | Aufblähen des Akkus | hinchazón de la batería | puchnięcie baterii
cell-leakage | noun | electrolyte leakage; leakage | 漏液 | 漏液 | 液漏れ | 누액 | rò rỉ điện phân | สารอิเล็กโทรไลต์รั่ว | Auslaufen des Elektrolyten | fuga de electrolito | wyciek elektrolitu
capacity-loss | noun | capacity loss; capacity fade | 容量衰减 | 容量衰減 | 容量低下 | 용량 저하 | suy giảm dung lượng | ความจุลดลง | Kapazitätsverlust | pérdida de capacidad | utrata pojemności
short-circuit | noun | short circuit | 短路 | 短路 | 短絡; ショート | 단락; 쇼트 | ngắn mạch; chập mạch | ไฟฟ้าลัดวงจร; ช็อต | Kurzschluss | cortocircuito | zwarcie
`,
)
