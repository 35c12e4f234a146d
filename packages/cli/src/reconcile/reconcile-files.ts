import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseRuleSet, type RuleSet } from '@fundtrace/matching'
import type { Answer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import { progressBar } from '../progress-bar.ts'
import type { Terminal } from '../terminal.ts'
import { visibleText } from '../visible-text.ts'
import { breakOverview } from './break-overview.ts'
import { type LoadedSides, loadSides, type SidePaths } from './load-sides.ts'
import type { OutputFormat } from './output-format.ts'
import { writeResults } from './result-files.ts'
import { mappingOf, tellRuleProblems } from './rule-file.ts'
import { summaryData, summaryText } from './summary.ts'

export type ReconcileOrder = Readonly<{
  rules: string
  /** A folder that is not there yet. */
  out?: string
  format: readonly OutputFormat[]
  /** How many breaks are shown. */
  breaks?: number
  /** Of the engine, in MiB. */
  memory?: number
  json?: boolean
}>

/** Holds two files against each other by rules, with nothing but this process. */
export async function reconcileFiles(terminal: Terminal, paths: SidePaths, order: ReconcileOrder): Promise<Answer> {
  const { rules, out, format, breaks, memory = MEMORY_MIB, json } = order
  const ruleSet = await readRules(rules)
  const bar = progressBar(terminal)
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-reconcile-'))
  try {
    const { matching, sides } = await loadSides(paths, mappingsOf(ruleSet), { folder, memoryMib: memory }, bar.show)
    sayIfEmpty(terminal, sides)
    try {
      const result = await matching.match(ruleSet, {
        onProgress: ({ step, rule, done, of }) =>
          bar.show({ step: `${STEPS[step] ?? step}${rule === null ? '' : ` ${rule}`}`, done, total: of }),
      })
      const overview = await breakOverview(matching, breaks ?? (json === true ? JSON_BREAKS_MAX : SHOWN_BREAKS))
      const reconciled = { ruleSet, sides, result, overview }
      const files = out === undefined ? [] : await writeResults(out, format, matching, reconciled, bar.show)
      bar.end()
      const data = { ...summaryData(reconciled), ...(out !== undefined && { files }) }
      return {
        data,
        text: [summaryText(reconciled), ...files.map((file) => `→ ${file}`)].join('\n'),
        foundSomething: result.breaks > 0,
      }
    } finally {
      await matching.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A header alone is a list of nothing, and perhaps a file that was saved too early. */
function sayIfEmpty(terminal: Terminal, sides: LoadedSides['sides']): void {
  for (const [side, name] of [
    ['left', '左 left'],
    ['right', '右 right'],
  ] as const)
    if (sides[side].rows === 0)
      terminal.say(
        `! ${name} ${visibleText(basename(sides[side].path))}: 只有表头,没有数据行 / a header and no rows below it`,
      )
}

const STEPS: Readonly<Record<string, string>> = {
  match: '匹配 matching',
  settle: '判定 settling',
  explain: '说明 explaining',
}
const MEMORY_MIB = 512
const SHOWN_BREAKS = 20
const JSON_BREAKS_MAX = 100_000

const readRules = async (file: string): Promise<RuleSet> => {
  const text = (await readInputFile(file)).toString('utf8').replace(/^\uFEFF/u, '')
  return tellRuleProblems(file, () => parseRuleSet(text))
}

const mappingsOf = ({ left, right }: RuleSet): Record<keyof SidePaths, ReturnType<typeof mappingOf>> => ({
  left: mappingOf('left', left.columns),
  right: mappingOf('right', right.columns),
})
