import type { Database } from '@fundtrace/database'
import { formatWan, parseMoney } from '@fundtrace/money'
import type { HtmlReport, ReportRow } from '@fundtrace/spreadsheet'
import { type KeptEvaluation, readFindings, type ShownFinding } from '../../adapters/postgres/guarantee-evaluations.ts'
import { explainFinding } from '../../domain/guarantee/explain-finding.ts'
import type { GivenBy } from '../../domain/guarantee/finding.ts'
import type { GuaranteeText } from '../../domain/guarantee/guarantee-text.ts'
import { readDocument } from './record-document.ts'

/** A document may bind people of other areas; by name they are told to their own offices alone. */
export type Sees = (areaCode: string) => boolean

const withoutStrangers = (finding: ShownFinding, sees: Sees): ShownFinding =>
  finding.areaCode === null || sees(finding.areaCode) ? finding : { ...finding, nameShown: null, personShown: null }

export async function describeFindings(
  db: Database,
  evaluation: KeptEvaluation,
  page: Readonly<{ after: number; limit: number }>,
  sees: Sees,
) {
  const { document } = await readDocument(db, 'guarantee', evaluation.guarantee_id, evaluation.version)
  const findings = await readFindings(db, evaluation, page)
  return findings.map((finding) => describe(document, evaluation, withoutStrangers(finding, sees)))
}

function describe(document: GuaranteeText, evaluation: KeptEvaluation, finding: ShownFinding) {
  const { zh, en } = explainFinding(document, evaluation.fiscal_year, finding)
  return {
    number: finding.number,
    guarantee_id: evaluation.guarantee_id,
    version: evaluation.version,
    role: finding.role,
    beneficiary_id: finding.beneficiaryId,
    name: finding.nameShown,
    area_code: finding.areaCode,
    supporter_id: finding.supporterId,
    supporter_name: finding.supporterName,
    person_id: finding.personId,
    person_name: finding.personShown,
    receivers: finding.receivers,
    qualifying: finding.qualifying,
    floor: finding.floor,
    given: finding.given,
    missing: finding.missing,
    sources: finding.sources.map(copySource),
    explained: { zh: [...zh], en: [...en] },
  }
}

const copySource = (source: GivenBy) =>
  source.source === 'programme' ? { ...source, parts: source.parts.map((part) => ({ ...part })) } : { ...source }

/** All of them as one sheet, read page by page while it is written. */
export async function describeFindingsReport(
  db: Database,
  evaluation: KeptEvaluation,
  sees: Sees,
): Promise<HtmlReport> {
  const { document } = await readDocument(db, 'guarantee', evaluation.guarantee_id, evaluation.version)
  const title = `${document.name}（${evaluation.fiscal_year}年）核查结果`
  return {
    title,
    sheets: [
      {
        name: '差额清单',
        title,
        columns: [
          { header: '序号', kind: 'count', width: 8 },
          { header: '对象编号', kind: 'text' },
          { header: '姓名/名称', kind: 'text' },
          { header: '区划', kind: 'text', width: 16 },
          { header: '帮扶单位', kind: 'text' },
          { header: '患者', kind: 'text', width: 12 },
          { header: '保底金额(元)', kind: 'amount' },
          { header: '已获金额(元)', kind: 'amount' },
          { header: '差额(元)', kind: 'amount' },
          { header: '各来源与算法', kind: 'text', width: 80 },
        ],
        rows: findingRows(db, document, evaluation, sees),
        notes: [
          `依据：${document.document_number}${document.document_item}；保底 ${document.id} 第${evaluation.version}版`,
          `建档立卡截至 ${evaluation.register_day}（第${evaluation.register_revision}次变更）；核查 ${evaluation.bound}，不足 ${evaluation.short}`,
          `保底合计 ${evaluation.floor_total} 元，已获合计 ${evaluation.given_total} 元，差额合计 ${evaluation.missing_total} 元（${formatWan(parseMoney(evaluation.missing_total))}）`,
        ],
      },
    ],
  }
}

async function* findingRows(
  db: Database,
  document: GuaranteeText,
  evaluation: KeptEvaluation,
  sees: Sees,
): AsyncGenerator<ReportRow> {
  let after = 0
  for (;;) {
    const findings = await readFindings(db, evaluation, { after, limit: PAGE })
    for (const finding of findings) yield toRow(document, evaluation.fiscal_year, withoutStrangers(finding, sees))
    const last = findings.at(-1)
    if (last === undefined || findings.length < PAGE) return
    after = last.number
  }
}

const PAGE = 1000

const toRow = (document: GuaranteeText, year: number, finding: ShownFinding): ReportRow => [
  String(finding.number),
  finding.beneficiaryId ?? '合计',
  finding.nameShown ?? '',
  finding.areaCode ?? '',
  finding.supporterName ?? '',
  finding.personShown ?? '',
  finding.floor,
  finding.given,
  finding.missing,
  explainFinding(document, year, finding).zh.slice(1).join(''),
]
