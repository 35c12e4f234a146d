import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { DownloadButton } from '../parts/download-button.tsx'
import { download } from '../parts/download.ts'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { LineExplained } from './line-explained.tsx'
import type { Plan, PlanLine } from './plan.ts'

const T = {
  title: { zh: '计划明细', en: 'Lines of the plan' },
  line: { zh: '序号', en: 'No.' },
  name: { zh: '对象', en: 'Receiver' },
  nobody: { zh: '不点名', en: 'names nobody' },
  id: { zh: '编号', en: 'Number' },
  area: { zh: '村（地区）', en: 'Village' },
  units: { zh: '计量', en: 'Units' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  bytes: { zh: '下载可核对的原文', en: 'Download its bytes' },
  hint: { zh: '点一行，看这笔钱是怎样算出来的。', en: 'Open a line to see how it was computed.' },
} as const satisfies Texts

const PAGE = 500

export function PlanLines({ plan }: { plan: Plan }) {
  const t = useT()
  const [open, setOpen] = useState<PlanLine>()
  const path = `/v1/plans/${plan.id}/lines`
  return (
    <>
      <p className="tone-soft">{t(T.hint)}</p>
      <LongTable
        label={t(T.title)}
        of={{
          key: ['plans', 'lines', plan.id, plan.state === 'draft'],
          page: async (after) => {
            const query = { limit: PAGE, after: Number(after ?? 0) }
            const { lines } = await answer(
              api.allocation.GET('/v1/plans/{plan_id}/lines', { params: { path: { plan_id: plan.id }, query } }),
            )
            return { rows: lines, next: lines.length === PAGE ? String(lines.at(-1)?.line) : undefined }
          },
        }}
        rowKey={({ line }) => String(line)}
        onRow={setOpen}
        exports={{
          service: 'allocation',
          path,
          query: {},
          list: 'lines',
          name: t(T.title),
          next: { parameter: 'after', from: '/line' },
        }}
        tools={
          plan.content_sha256 !== null && (
            <DownloadButton
              take={() => download(`/api/allocation${path}.ndjson`, `plan-${plan.id.slice(0, 8)}.ndjson`)}
            >
              {t(T.bytes)}
            </DownloadButton>
          )
        }
        columns={[
          { key: 'line', title: T.line, width: 80, isFigure: true, text: ({ line }) => String(line), pointer: '/line' },
          {
            key: 'name',
            title: T.name,
            text: ({ name, beneficiary_id: id }) => name ?? id ?? t(T.nobody),
            pointer: '/name',
          },
          { key: 'id', title: T.id, text: ({ beneficiary_id: id }) => id ?? '—', pointer: '/beneficiary_id' },
          {
            key: 'area',
            title: T.area,
            text: ({ area_name: name, area_code }) => name ?? area_code,
            pointer: '/area_name',
          },
          {
            key: 'units',
            title: T.units,
            width: 90,
            isFigure: true,
            text: ({ units }) => units.toLocaleString('en-US'),
            pointer: '/units',
          },
          {
            key: 'amount',
            title: T.amount,
            width: 160,
            isFigure: true,
            kind: 'amount',
            pointer: '/amount',
            text: ({ amount }) => yuanFigures(amount),
          },
        ]}
      />
      <Dialog
        isOpen={open !== undefined}
        title={open === undefined ? '' : `${open.name ?? open.beneficiary_id ?? t(T.nobody)}`}
        onClose={() => setOpen(undefined)}
      >
        {open !== undefined && <LineExplained line={open} />}
      </Dialog>
    </>
  )
}
