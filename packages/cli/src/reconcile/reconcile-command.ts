import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseRuleSet, type RuleSet } from '@fundtrace/matching'
import type { Command } from 'commander'
import { countArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import { progressBar } from '../progress-bar.ts'
import type { Terminal } from '../terminal.ts'
import { addLocalVerb } from '../verb.ts'
import { visibleText } from '../visible-text.ts'
import { breakOverview } from './break-overview.ts'
import { type LoadedSides, loadSides, type SidePaths } from './load-sides.ts'
import { readOutputFormats, writeResults } from './result-files.ts'
import { mappingOf, tellRuleProblems } from './rule-file.ts'
import { summaryData, summaryText } from './summary.ts'

export function addReconcileCommand(program: Command, terminal: Terminal): void {
  const verb = addLocalVerb(program, 'reconcile <left> <right>', {
    about:
      '按规则核对两份文件(账在左,银行在右),不需要服务与令牌;有差异时退出码为 1,文件或规则有误时为 2 / holds two files against each other by rules (the book left, the bank right), without any service or token; exit status 1 where there are breaks, 2 where a file or the rules are wrong',
    example: 'reconcile 账.csv 银行.xlsx --rules 规则.yaml --out 结果',
  })
    .requiredOption('--rules <file>', '规则文件,YAML 或 JSON / the rules, YAML or JSON')
    .option('--out <folder>', '把匹配与差异写入新文件夹 / writes matches and breaks into a new folder')
    .option('--format <list>', '写成 csv、xlsx、json / of csv, xlsx, json', readOutputFormats, ['csv', 'json'] as const)
    .option(
      '--breaks <count>',
      '显示多少处差异 / how many breaks are shown (20; with --json 100000)',
      countArgument(0, 10_000_000),
    )
    .option('--memory <MiB>', '内存上限 / how much memory the engine may hold (512)', countArgument(64, 1_000_000))
    .option('--json', '只输出 JSON / JSON only')

  verb.action(async (left: string, right: string) => {
    const { rules, out, format, breaks, memory = MEMORY_MIB, json } = verb.opts<Flags>()
    const ruleSet = await readRules(rules)
    const bar = progressBar(terminal)
    const folder = await mkdtemp(join(tmpdir(), 'fundtrace-reconcile-'))
    try {
      const { matching, sides } = await loadSides(
        { left, right },
        mappingsOf(ruleSet),
        { folder, memoryMib: memory },
        bar.show,
      )
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
        giveAnswer(terminal, verb, {
          data,
          text: [summaryText(reconciled), ...files.map((file) => `→ ${file}`)].join('\n'),
          foundSomething: result.breaks > 0,
        })
      } finally {
        await matching.close()
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
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

type Flags = {
  rules: string
  out?: string
  format: readonly ('csv' | 'xlsx' | 'json')[]
  breaks?: number
  memory?: number
  json?: boolean
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
