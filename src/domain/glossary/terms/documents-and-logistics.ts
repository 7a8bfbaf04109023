import { termTable } from '../term-table.ts'

/** Drawings, orders, approvals; packing, stock and transport. */
export const documentsAndLogistics = termTable(
  'documents-and-logistics',
  `
drawing | noun | drawing; technical drawing | 图纸 | 圖面 | 図面 | 도면 | bản vẽ | แบบ; แบบงาน; ดรอว์อิง | Zeichnung | plano | rysunek
specification | noun | specification; spec | 规格; 规格书 | 規格; 規格書 | 仕様; 仕様書 | 사양; 사양서; 규격 | thông số kỹ thuật; tiêu chuẩn kỹ thuật | ข้อกำหนด; สเปก | Spezifikation; Lastenheft | especificación | specyfikacja
bill-of-materials | noun | bill of materials; BOM | 物料清单 | 物料清單; 用料表 | 部品表; 部品構成表 | 자재 명세서; 부품표 | danh mục vật tư; định mức nguyên vật liệu | รายการวัสดุ | Stückliste | lista de materiales | zestawienie materiałowe; lista materiałowa
change-notice | noun | engineering change notice; change notice | 工程变更通知; 设变 | 工程變更通知; 設變 | 設計変更通知; 設変 | 설계 변경 통보; 설변 | thông báo thay đổi kỹ thuật; thay đổi thiết kế | ใบแจ้งเปลี่ยนแปลงทางวิศวกรรม | Änderungsmitteilung | aviso de cambio de ingeniería; aviso de cambio | zawiadomienie o zmianie
work-instruction | noun | work instruction; standard operating procedure | 作业指导书 | 作業指導書; 作業標準書 | 作業手順書; 作業標準書 | 작업 지도서; 작업 표준서 | hướng dẫn công việc; hướng dẫn thao tác | เอกสารวิธีปฏิบัติงาน | Arbeitsanweisung | instrucción de trabajo | instrukcja stanowiskowa; instrukcja pracy
certificate | noun | certificate; certificate of conformity | 合格证; 证书 | 證書; 合格證 | 証明書; 適合証明書 | 인증서; 적합성 증명서 | giấy chứng nhận | ใบรับรอง | Zertifikat; Konformitätsbescheinigung | certificado | certyfikat; świadectwo
purchase-order | noun | purchase order | 采购订单 | 採購單; 採購訂單 | 注文書; 発注書 | 구매 주문서; 발주서 | đơn đặt hàng | ใบสั่งซื้อ | Bestellung | orden de compra; pedido de compra | zamówienie
lead-time | noun | lead time | 交期; 前置时间 | 交期; 前置時間 | リードタイム | 리드 타임; 납기 기간 | thời gian giao hàng; thời gian chờ hàng | ระยะเวลานำ; ลีดไทม์ | Lieferzeit; Durchlaufzeit | plazo de entrega | czas realizacji
mass-production | noun | mass production; series production | 量产 | 量產 | 量産 | 양산 | sản xuất hàng loạt | การผลิตจำนวนมาก; แมสโปรดักชัน | Serienproduktion; Serienfertigung | producción en serie | produkcja seryjna
pilot-run | noun | pilot run; trial run | 试产 | 試產 | 試作; 量産試作 | 시생산; 시양산 | sản xuất thử | การทดลองผลิต; ผลิตทดลอง | Nullserie; Vorserie | serie piloto; preserie | seria próbna; seria pilotażowa
batch | noun | lot; batch | 批次 | 批次; 批號 | ロット | 로트 | lô; lô hàng | ล็อต | Charge; Los | lote | partia; seria
part-number | noun | part number | 料号; 零件号 | 料號; 品號 | 品番; 部品番号 | 품번; 부품 번호 | mã linh kiện; mã hàng | หมายเลขชิ้นส่วน | Teilenummer; Artikelnummer | número de pieza | numer części
shipment | noun | shipment; shipping | 出货; 发货 | 出貨 | 出荷 | 출하 | xuất hàng; lô hàng xuất | การส่งสินค้า; การจัดส่ง | Versand; Sendung | envío; expedición | wysyłka
delivery-date | noun | delivery date; due date | 交货期; 交期 | 交期; 交貨日 | 納期 | 납기 | ngày giao hàng | วันส่งมอบ; กำหนดส่ง | Liefertermin | fecha de entrega | termin dostawy
stock | noun | stock; inventory | 库存 | 庫存 | 在庫 | 재고 | tồn kho; hàng tồn | สต็อก; สินค้าคงคลัง | Bestand; Lagerbestand | existencias; inventario; stock | zapas; stan magazynowy
shortage | noun | shortage | 缺料; 短缺 | 缺料; 短缺 | 欠品; 部品不足 | 결품; 부족 | thiếu hàng; thiếu hụt | ของขาด; ขาดแคลน | Fehlmenge; Engpass | faltante; escasez | niedobór; brak towaru
carton | noun | carton | 纸箱; 外箱 | 紙箱; 外箱 | カートン; 段ボール箱 | 카톤; 종이 상자 | thùng carton; thùng | กล่องกระดาษ; ลัง | Karton | caja de cartón; caja | karton
pallet | noun | pallet | 栈板; 托盘 | 棧板 | パレット | 팔레트; 파레트 | pallet | พาเลท; พาเลต | Palette | palé; palet; tarima | paleta
label | noun | label | 标签 | 標籤 | ラベル | 라벨 | nhãn; tem nhãn | ฉลาก; ป้ายฉลาก | Etikett | etiqueta | etykieta
crushed-carton | noun | crushed carton; damaged packaging | 箱体压坏; 包装破损 | 箱體壓壞; 包裝破損 | 箱つぶれ; 梱包破損 | 상자 찌그러짐; 포장 파손 | móp thùng; hư hỏng bao bì | กล่องบุบ; บรรจุภัณฑ์เสียหาย | zerdrückter Karton; beschädigte Verpackung | caja aplastada; embalaje dañado | zgnieciony karton; uszkodzone opakowanie
mixed-parts | noun | mixed parts; mix-up | 混料 | 混料 | 異品混入; 混入 | 이종 혼입; 혼입 | lẫn hàng; lẫn linh kiện | ของปน; ชิ้นส่วนปะปน | Vermischung; Teileverwechslung | piezas mezcladas | pomieszanie części
wrong-label | noun | wrong label; mislabelling | 贴错标签; 错标 | 貼錯標籤 | ラベル誤貼付; ラベル間違い | 라벨 오부착; 라벨 오류 | dán sai nhãn; sai nhãn | ติดฉลากผิด | Falschetikettierung; falsches Etikett | etiqueta equivocada; etiquetado incorrecto | błędna etykieta; błędne oznakowanie
customs | noun | customs clearance; customs | 清关; 报关 | 清關; 報關 | 通関 | 통관 | thông quan; hải quan | พิธีการศุลกากร; ศุลกากร | Verzollung; Zollabfertigung | despacho de aduanas; aduana | odprawa celna
`,
)
