import { termTable } from '../term-table.ts'

/** Inspection, sampling, problem solving and what happens to nonconforming goods. */
export const quality = termTable(
  'quality',
  `
defect | noun | defect | 缺陷; 不良 | 缺陷; 不良 | 不具合; 欠陥 | 결함; 불량 | lỗi; khuyết tật | ข้อบกพร่อง; ของเสีย | Fehler; Mangel | defecto | wada; usterka
nonconformity | noun | nonconformity; nonconformance | 不合格; 不符合 | 不符合; 不合格 | 不適合 | 부적합 | sự không phù hợp | สิ่งที่ไม่เป็นไปตามข้อกำหนด | Nichtkonformität; Abweichung | no conformidad | niezgodność
quality-word | noun | quality | 质量; 品质 | 品質 | 品質 | 품질 | chất lượng | คุณภาพ | Qualität | calidad | jakość
yield | noun | yield; yield rate | 良率; 合格率 | 良率 | 歩留まり; 良品率 | 수율; 양품률 | tỷ lệ đạt; tỷ lệ hàng đạt | อัตราผลผลิตดี; ยีลด์ | Ausbeute; Gutanteil | rendimiento; tasa de piezas buenas | uzysk
incoming-inspection | noun | incoming inspection; incoming quality control | 来料检验; 进料检验 | 進料檢驗 | 受入検査 | 수입 검사 | kiểm tra đầu vào | การตรวจรับเข้า | Wareneingangsprüfung; Eingangsprüfung | inspección de recepción; inspección de entrada | kontrola wejściowa; kontrola dostaw
final-inspection | noun | final inspection; outgoing inspection | 出货检验; 最终检验 | 出貨檢驗; 最終檢驗 | 出荷検査; 最終検査 | 출하 검사; 최종 검사 | kiểm tra cuối; kiểm tra xuất hàng | การตรวจสอบขั้นสุดท้าย; การตรวจก่อนส่ง | Endprüfung; Warenausgangsprüfung | inspección final | kontrola końcowa
sampling | noun | sampling inspection; sampling | 抽检; 抽样检验 | 抽檢; 抽樣檢驗 | 抜取検査; 抜き取り検査 | 샘플링 검사; 발취 검사 | kiểm tra lấy mẫu; lấy mẫu | การสุ่มตรวจ; การสุ่มตัวอย่าง | Stichprobenprüfung | inspección por muestreo; muestreo | kontrola wyrywkowa; pobieranie próbek
full-inspection | noun | 100% inspection; full inspection | 全检 | 全檢 | 全数検査; 全検 | 전수 검사 | kiểm tra toàn bộ; kiểm 100% | การตรวจทุกชิ้น; ตรวจ 100% | 100-%-Prüfung; Vollprüfung | inspección al 100 %; inspección total | kontrola stuprocentowa; kontrola 100%
sorting | noun | sorting | 挑选; 分选 | 挑選; 篩選 | 選別 | 선별 | phân loại; lựa hàng | การคัดแยก | Sortierung; Sortieraktion | selección; clasificación | sortowanie; selekcja
golden-sample | noun | golden sample; approved sample; limit sample | 封样; 样板; 限度样 | 標準樣品; 限度樣品 | 限度見本; 標準サンプル | 한도 견본; 표준 견본 | mẫu chuẩn; mẫu giới hạn | ตัวอย่างมาตรฐาน; ตัวอย่างขีดจำกัด | Grenzmuster; Referenzmuster | muestra patrón; muestra límite | wzorzec; próbka graniczna
measurement | noun | measurement | 测量 | 量測; 測量 | 測定 | 측정 | đo lường; phép đo | การวัด | Messung | medición | pomiar
containment | noun | containment; containment action | 围堵措施; 临时对策 | 圍堵措施; 臨時對策 | 暫定処置; 封じ込め | 임시 조치; 봉쇄 조치 | biện pháp ngăn chặn; đối sách tạm thời | มาตรการกักกัน; มาตรการชั่วคราว | Sofortmaßnahme; Eindämmung | acción de contención; contención | działanie natychmiastowe; działania zabezpieczające
root-cause | noun | root cause | 根本原因; 真因 | 根本原因; 真因 | 根本原因; 真因 | 근본 원인 | nguyên nhân gốc rễ; nguyên nhân gốc | สาเหตุรากเหง้า; สาเหตุที่แท้จริง | Grundursache; Fehlerursache | causa raíz | przyczyna źródłowa
corrective-action | noun | corrective action | 纠正措施 | 矯正措施 | 是正処置 | 시정 조치 | hành động khắc phục | การแก้ไข; มาตรการแก้ไข | Korrekturmaßnahme; Abstellmaßnahme | acción correctiva | działanie korygujące
preventive-action | noun | preventive action; recurrence prevention | 预防措施; 防止再发 | 預防措施; 防止再發 | 再発防止; 予防処置 | 재발 방지; 예방 조치 | hành động phòng ngừa | มาตรการป้องกัน; การป้องกันการเกิดซ้ำ | Vorbeugemaßnahme | acción preventiva | działanie zapobiegawcze
rework | noun | rework; reworked | 返工 | 重工 | 手直し; リワーク | 재작업 | làm lại; gia công lại | การแก้ไขงาน; รีเวิร์ก | Nacharbeit | retrabajo | przeróbka; poprawki
repair | noun | repair | 返修 | 維修; 返修 | 補修; 修理 | 수리 | sửa chữa | การซ่อม | Reparatur; Instandsetzung | reparación | naprawa
concession | noun | concession; use as is | 特采; 让步接收 | 特採 | 特採; 特別採用 | 특채; 특별 채용 | nhân nhượng; chấp nhận đặc biệt | การยอมรับพิเศษ; อนุมัติพิเศษ | Sonderfreigabe | concesión | odstępstwo; zezwolenie na odstępstwo
deviation-permit | noun | deviation permit; production permit | 偏差许可; 偏差申请 | 偏差許可; 偏差申請 | 逸脱許可; 事前特採 | 사전 편차 승인; 일탈 허가 | giấy phép sai lệch | ใบอนุญาตเบี่ยงเบน | Abweichungsgenehmigung | permiso de desviación | pozwolenie na odchylenie
scrap | noun | scrap; scrapped | 报废; 废品 | 報廢 | 廃棄; スクラップ | 폐기; 스크랩 | phế phẩm; hủy bỏ | ทิ้ง; เศษเสีย | Ausschuss; Schrott | desecho; chatarra | odpad; brak produkcyjny; złom
quarantine | noun | quarantine; on hold; blocked stock | 隔离; 扣留 | 隔離; 扣留 | 隔離; 保留品 | 격리; 보류 | cách ly; tạm giữ | กักกัน; กักสินค้า | Sperrlager; Sperrung | cuarentena; retención | kwarantanna; blokada
return | noun | return; returned goods | 退货 | 退貨 | 返品 | 반품 | hàng trả lại; trả hàng | สินค้าคืน; การคืนสินค้า | Rücksendung; Retoure | devolución | zwrot
complaint | noun | customer complaint; complaint | 客诉; 客户投诉 | 客訴; 客戶抱怨 | クレーム; 客先苦情 | 고객 불만; 클레임 | khiếu nại; khiếu nại khách hàng | ข้อร้องเรียน; ลูกค้าร้องเรียน | Reklamation; Kundenreklamation; Beanstandung | reclamación; reclamo | reklamacja
recall | noun | recall; product recall | 召回 | 召回 | リコール; 製品回収 | 리콜; 제품 회수 | thu hồi; thu hồi sản phẩm | การเรียกคืนสินค้า; เรียกคืน | Rückruf | retirada del producto; recall | wycofanie produktu; akcja przywoławcza
`,
)
