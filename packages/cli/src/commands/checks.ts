import type { Command } from 'commander'
import { SERVICE_NAMES } from '../client.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import type { Terminal } from '../terminal.ts'
import { addReadingVerb } from '../verb.ts'

type Check = Readonly<{ name: string; ok: boolean; detail: string }>

export function addChecksCommand(program: Command, terminal: Terminal): void {
  const verb = addReadingVerb(program, 'checks', {
    about: '各服务自查,有不符时退出码为 1 / what must always hold; exit status 1 where it does not',
    example: 'checks',
  })
  verb.action(async () => {
    const services = await openServices(terminal, verb)
    const checks: Check[] = []
    for (const service of SERVICE_NAMES) {
      terminal.say(`· 核查 / checking ${service}`)
      checks.push(...(await services.get<{ checks: Check[] }>(service, '/v1/checks')).checks)
    }
    giveAnswer(terminal, verb, {
      data: { checks },
      text: checks.map((check) => `${check.ok ? '✓' : '✗'} ${check.name} (${check.detail})`).join('\n'),
      foundSomething: !checks.every((check) => check.ok),
    })
  })
}
