import type { Command } from 'commander'
import { countArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import type { Terminal } from '../terminal.ts'
import { addLocalVerb } from '../verb.ts'
import { readOutputFormats } from './output-format.ts'
import type { ReconcileOrder } from './reconcile-files.ts'

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
    // Nobody who asks for anything else waits for the engine to be read in.
    const { reconcileFiles } = await import('./reconcile-files.ts')
    giveAnswer(terminal, verb, await reconcileFiles(terminal, { left, right }, verb.opts<ReconcileOrder>()))
  })
}
