import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import {
  fillFund,
  keepLargeFund,
  keptLargeFund,
  type LargeFund,
  listVillages,
  payFund,
} from '../../../infra/bench/console/fill-house.ts'
import { type House, startHouse } from '../../../infra/embedded/house.ts'
import { exportList } from './export-list.ts'
import { filteredLists, measureFilter } from './filter-list.ts'
import { measureFirstPage } from './first-page.ts'
import { type BenchBrowser, openChromium } from './in-chromium.ts'
import { type LargeList, largeLists } from './large-lists.ts'
import { type Measured, tableOf } from './measured.ts'
import { measureOpening, type Opened } from './open-lists.ts'
import { scrollToEnd, type Scrolled } from './scroll-list.ts'

/**
 * `npm run bench:console [-- --json] [-- --households N] [-- --rounds K] [-- --house FOLDER] [-- --only open,scroll]`: the console in a real Chromium over a fund of
 * 100,000 households, one batch of them and a run with as many breaks, beside the five funds of the main job. README beside.
 */
async function main(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => args[args.indexOf(`--${name}`) + 1 || args.length]
  const kept = option('house')
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'fundtrace-bench-')))
  await chmod(folder, 0o755)
  try {
    const measured = await measure({
      folder,
      households: Number(option('households') ?? 100_000),
      rounds: Number(option('rounds') ?? 5),
      only: option('only')?.split(',') ?? PARTS,
      matching: option('matching') ?? '',
    })
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(measured)}\n` : tableOf(measured))
    if (!Object.values(measured.audits).every(Boolean)) process.exitCode = 1
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true, force: true })
  }
}
const PARTS = ['first', 'open', 'scroll', 'filter', 'export']

type Options = Readonly<{
  folder: string
  households: number
  rounds: number
  only: readonly string[]
  matching: string
}>
const say = (message: string): void => void process.stderr.write(`· ${message}\n`)

async function measure(options: Options): Promise<Measured> {
  // One browser asks far more often than people do.
  const environment = { RATE_LIMIT_PER_MINUTE: '0', FUNDING_WAIT_MS: '1000', WORK_WAIT_MS: '1000' }
  const house = await startHouse({ folder: options.folder, console: true, environment, onProgress: say })
  try {
    if (house.console === undefined) throw new Error('The house has no console')
    const browser = await openChromium(house.console)
    try {
      return await measureHouse(house, browser, options)
    } finally {
      await browser.close()
    }
  } finally {
    await house.stop()
  }
}

async function measureHouse(house: House, browser: BenchBrowser, options: Options): Promise<Measured> {
  const { rounds, only, households } = options
  const has = (part: string): boolean => only.includes(part)
  const opened: Record<string, Opened> = {}
  const fund = await filled(house, browser, options, opened)
  const lists = largeLists(fund).filter(({ name }) => name.includes(options.matching))
  const empty = { interactive_ms: 0, static_ms: 0, of_static: 0, script_bytes: 0 }
  say('the first page')
  const first_page = has('first') ? await measureFirstPage(browser, rounds) : empty
  for (const list of has('open') ? lists : [])
    opened[list.name] = told(list.name, await measureOpening(browser, list, rounds))
  const filtered: Record<string, Awaited<ReturnType<typeof measureFilter>>> = {}
  for (const list of has('filter') ? filteredLists(fund) : [])
    if (list.name.includes(options.matching))
      filtered[list.name] = told(list.name, await measureFilter(browser, list, rounds))
  const scrolled: Record<string, Scrolled> = {}
  for (const list of has('scroll') ? lists : []) scrolled[list.name] = told(list.name, await scrollToEnd(browser, list))
  const exported = has('export') ? await exportAll(house, browser, lists) : {}
  return {
    households,
    first_page,
    opened,
    scrolled,
    filtered,
    exported,
    audits: {
      every_row_was_seen_in_scrolling: Object.entries(scrolled).every(
        ([name, { rows }]) => rows >= leastOf(name, fund),
      ),
      figures_seen_add_up: Object.values(scrolled).every(({ fen }) => fen === null || fen === fenOf(fund.total)),
      every_row_was_exported: Object.entries(exported).every(([name, { rows }]) => rows >= leastOf(name, fund)),
      figures_exported_add_up: Object.values(exported).every(({ fen }) => fen === null || fen === fenOf(fund.total)),
      the_browser_complained_of_nothing: browser.faults().length === 0,
    },
    machine: `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  }
}

/** The form in which a batch is made can only be measured while the awards still wait. */
async function filled(
  house: House,
  browser: BenchBrowser,
  { households, rounds, only }: Options,
  opened: Record<string, Opened>,
): Promise<LargeFund> {
  const known = await keptLargeFund(house)
  if (known !== undefined) {
    await listVillages(house)
    return known
  }
  const waiting = await fillFund(house, households, say)
  if (only.includes('open')) {
    const list: LargeList = {
      name: 'treasury: make a batch',
      officer: 'treasury',
      path: `/treasury/new?fund_id=${waiting.fundId}`,
      rows: `/api/disbursement/v1/funds/${waiting.fundId}/waiting-awards`,
    }
    opened[list.name] = told(list.name, await measureOpening(browser, list, rounds))
  }
  const fund = await payFund(house, waiting, say)
  await keepLargeFund(house, fund)
  return fund
}

/** Those of the console's own making, and those that services make. */
async function exportAll(house: House, browser: BenchBrowser, lists: readonly LargeList[]) {
  const exported: Record<string, Awaited<ReturnType<typeof exportList>>> = {}
  const pidOf = (name: string): number =>
    (name === 'console' ? house.console?.process : house.services.find((service) => service.name === name))?.pid() ?? 0
  for (const [name, by, button, header] of EXPORTS) {
    const list = lists.find((each) => each.name === name)
    if (list === undefined) continue
    exported[name] = told(name, await exportList(browser, list, { pid: pidOf(by), button, header }))
  }
  return exported
}
const EXPORTS = [
  ['finance: lines of the plan', 'console', '导出 Excel', '金额（元）'],
  ['finance: register', 'console', '导出 Excel', null],
  ['treasury: lines of the batch', 'console', '导出 Excel', '金额（元）'],
  ['audit: breaks of the run', 'reconciliation', '导出 Excel', null],
  ['audit: cases', 'reconciliation', '导出 Excel', null],
  ['board: results of the plan', 'allocation', '下载 Excel', null],
  ['board: list of the batch', 'disbursement', '下载 Excel', null],
] as const

/** Register and cases have those of the main job too. */
const leastOf = (_name: string, fund: LargeFund): number => fund.lines

const fenOf = (yuan: string): string => yuan.replace('.', '')

function told<Result extends object>(name: string, result: Result): Result {
  say(`${name}: ${JSON.stringify(result)}`)
  return result
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
