import type { Command } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import { readAddresses } from '../state-folder.ts'
import type { Terminal } from '../terminal.ts'
import { addLocalVerb } from '../verb.ts'

export function addDemoCommand(program: Command, terminal: Terminal): void {
  const verb = addLocalVerb(program, 'demo', {
    about: '在运行中的系统上做一遍主要业务,可重复 / the main job on running services; once more changes nothing',
    example: 'demo --json',
  }).option('--json', '只输出 JSON / JSON only')

  verb.action(async () => {
    // No other command needs the job and its figures.
    const { runMainJob } = await import('../demo/main-job.ts')
    const { chosenTokens } = await import('../demo/officer-tokens.ts')
    const { summaryText } = await import('../demo/summary-text.ts')

    const { environment } = terminal
    const addresses = await readAddresses(environment)
    const tokenOf = await chosenTokens(environment)
    const summary = await runMainJob({ addresses, tokenOf }, (message) => terminal.say(`· ${message}`))
    giveAnswer(terminal, verb, {
      data: summary,
      text: summaryText(summary),
      foundSomething: !summary.checks.every((check) => check.ok),
    })
  })
}
