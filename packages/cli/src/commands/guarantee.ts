import type { Command } from 'commander'
import { countArgument, dayArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import {
  type Evaluation,
  evaluationText,
  type Finding,
  findingTable,
  type Guarantee,
  guaranteeTable,
} from '../guarantee.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { postPolicy, readPolicyFile } from '../policy-file.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

const EXAMPLE = 'packages/cli/examples/guarantee.yaml'
const YEAR_MIN = 1949
const YEAR_MAX = 2200

export function addGuaranteeCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'guarantee', '保障政策 / what must at least reach each household, village or bill')

  const record = addCreatingVerb(noun, 'record <file>', {
    about: '登记保障政策(YAML 或 JSON 文件)/ record a guarantee from a YAML or JSON file',
    example: `guarantee record ${EXAMPLE}`,
  })
  record.action(async (file: string) => {
    const policy = await readPolicyFile(file)
    const services = await openServices(terminal, record)
    const options = { path: '/v1/guarantees', policy, idempotencyKey: sendingKey(terminal, record) }
    const guarantee = await postPolicy<Guarantee>(services, options)
    giveAnswer(terminal, record, { data: guarantee, text: guaranteeTable([guarantee]) })
  })

  const list = addReadingVerb(noun, 'list', {
    about: '本区划保障政策 / guarantees of my areas',
    example: 'guarantee list',
  })
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ guarantees: Guarantee[] }>('allocation', '/v1/guarantees')
    giveAnswer(terminal, list, { data: reply, text: guaranteeTable(reply.guarantees) })
  })

  const evaluate = addMakingVerb(noun, 'evaluate <guarantee>', {
    about: '按生效计划核算缺口 / hold the plans in force against it: who falls short, and by how much',
    example: 'guarantee evaluate qingcheng-household-floor --year 2016 --on 2016-06-30',
  })
    .requiredOption('--year <year>', '年度 / fiscal year', countArgument(YEAR_MIN, YEAR_MAX))
    .option('--on <day>', '登记基准日 / register day', dayArgument)
  evaluate.action(async (id: string) => {
    const { year, on } = evaluate.opts<{ year: number; on?: string }>()
    const services = await openServices(terminal, evaluate)
    const idempotencyKey = sendingKey(terminal, evaluate)
    const path = `/v1/guarantees/${encodeURIComponent(id)}/evaluate`
    const order = { year, on, plans: 'in_force' }
    const evaluation = await services.post<Evaluation>('allocation', path, order, { idempotencyKey })
    const foundSomething = evaluation.short > 0
    giveAnswer(terminal, evaluate, {
      data: evaluation,
      text: evaluationText(evaluation),
      id: evaluation.id,
      foundSomething,
    })
  })

  const findings = withPages(
    addReadingVerb(noun, 'findings <evaluation>', {
      about: '缺口明细 / who falls short, with what each source gave',
      example: 'guarantee findings 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
    }),
    'number',
  )
  findings.action(async (id: string) => {
    const services = await openServices(terminal, findings)
    const path = `/v1/evaluations/${encodeURIComponent(id)}/findings?${pageQuery(findings)}`
    const reply = await services.get<{ findings: Finding[] }>('allocation', path)
    giveAnswer(terminal, findings, { data: reply, text: findingTable(reply.findings) })
    sayIfMore(terminal, findings, reply.findings.length, reply.findings.at(-1)?.number.toString())
  })
}
