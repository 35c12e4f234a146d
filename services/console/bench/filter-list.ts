import type { Page } from 'playwright-core'
import { TOWNSHIP, type LargeFund } from '../../../infra/bench/console/fill-house.ts'
import { median } from '../../../infra/bench/ledger/median.ts'
import { type BenchBrowser, type OfficerName, openedWithin } from './in-chromium.ts'
import { ROW } from './open-lists.ts'

export type FilteredList = Readonly<{
  name: string
  officer: OfficerName | 'nobody'
  path: string
  /** The label of the field, what is entered, and what the cell of each row then says or does not say. */
  label: string
  entered: string
  isChoice: boolean
  cell: number
  says: string
  saysNot: string
}>

export function filteredLists({ planId, batchId, runId }: LargeFund): readonly FilteredList[] {
  const village = `${TOWNSHIP}103`
  const [name, other] = ['样本4村', '样本2村']
  return [
    {
      name: 'treasury: payments in a village',
      officer: 'treasury',
      path: `/treasury/batches/${batchId}?tab=lines`,
      label: '村（居）',
      entered: village,
      isChoice: false,
      cell: 1,
      says: name,
      saysNot: other,
    },
    {
      name: 'audit: breaks of a yuan and more',
      officer: 'audit',
      path: `/audit/runs/${runId}`,
      label: '差额不少于（元）',
      entered: '1.00',
      isChoice: false,
      cell: 6,
      says: '1.00',
      saysNot: '0.01',
    },
    {
      name: 'audit: cases of a yuan and more',
      officer: 'audit',
      path: '/audit/cases',
      label: '差额不少于（元）',
      entered: '1.00',
      isChoice: false,
      cell: 4,
      says: '1.00',
      saysNot: '0.01',
    },
    {
      name: 'board: results in a village',
      officer: 'nobody',
      path: `/board/plans/${planId}/results`,
      label: '村（居）',
      entered: village,
      isChoice: true,
      cell: 2,
      says: name,
      saysNot: other,
    },
    {
      name: 'board: batch in a village',
      officer: 'nobody',
      path: `/board/batches/${batchId}`,
      label: '村（居）',
      entered: village,
      isChoice: true,
      cell: 2,
      says: name,
      saysNot: other,
    },
  ]
}

export type Filtered = Readonly<{
  /** From the last key, or the choice, to the frame in which every row shown is one that was asked for; a field waits 350 ms for another key. */
  filtered_ms: number
}>

export async function measureFilter(browser: BenchBrowser, list: FilteredList, rounds: number): Promise<Filtered> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Nothing is remembered of the round before.
    const context = await browser.newContext(list.officer)
    const page = await context.newPage()
    await openedWithin(page, list.path, ROW)
    await page.waitForLoadState('networkidle')
    times.push(await filter(page, list))
    await context.close()
  }
  return { filtered_ms: median(times) }
}

async function filter(page: Page, { label, entered, isChoice, cell, says, saysNot }: FilteredList): Promise<number> {
  const field = page.getByLabel(label, { exact: true })
  const shown = page.evaluate(
    async ({ row, cell: place, says: wanted, saysNot: unwanted }) =>
      new Promise<number>((resolve) => {
        let last = Number.POSITIVE_INFINITY
        document.addEventListener('input', () => void (last = performance.now()), { capture: true })
        const look = (): void => {
          const rows = [...document.querySelectorAll(row)].map(({ children }) => children[place]?.textContent ?? '')
          const isRead = document.querySelector('.long-table [role=grid]')?.getAttribute('aria-busy') === 'false'
          const isShown =
            isRead && rows.length > 0 && rows.every((text) => text.includes(wanted) && !text.includes(unwanted))
          if (Number.isFinite(last) && isShown) requestAnimationFrame(() => resolve(performance.now() - last))
          else requestAnimationFrame(look)
        }
        look()
      }),
    { row: ROW, cell, says, saysNot },
  )
  const [taken] = await Promise.all([shown, isChoice ? field.selectOption(entered) : field.fill(entered)])
  return taken
}
