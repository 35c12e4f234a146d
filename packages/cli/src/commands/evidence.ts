import type { Readable } from 'node:stream'
import type { Command } from 'commander'
import { type Client, ProblemError } from '../client.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { streamNewFile } from '../output-file.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addReadingVerb } from '../verb.ts'

const RUN = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

/** What an auditor files: a signed pack that proves itself, the key that it is signed with, and a fund's data for another office. */
export function addEvidenceCommands(program: Command, terminal: Terminal): void {
  const evidence = addCreatingVerb(program, 'evidence <run>', {
    about:
      '取一轮对账的签名证据包(zip),用 fundtrace verify 离线核验,留痕 / the signed evidence pack of a run to a new file, for fundtrace verify; who takes it is kept',
    example: `evidence ${RUN} --out 证据包.zip`,
  })
    .requiredOption('-o, --out <file>', '写入新文件,不覆盖 / to a new file')
    .option('--with-inputs', '含输入文件,须说明用途 / with the input files, which name people; needs a purpose')
    .option('--purpose <text>', '调阅用途 / what for')
  evidence.action(async (run: string) => {
    const { out, withInputs, purpose } = evidence.opts<{ out: string; withInputs?: true; purpose?: string }>()
    const services = await openServices(terminal, evidence)
    const order = {
      body: { ...(withInputs && { with_inputs: true }), ...(purpose !== undefined && { purpose }) },
      idempotencyKey: sendingKey(terminal, evidence),
    }
    const bytes = await streamNewFile(out, await orderPack(services, encodeURIComponent(run), order))
    giveAnswer(terminal, evidence, {
      data: { file: out, bytes },
      text: `${out}  ${bytes} bytes\n核验 / check it:  fundtrace verify ${out}`,
    })
  })

  const key = addReadingVerb(program, 'evidence-key', {
    about: '证据包签名公钥(PEM),请在系统外保存 / the public key of evidence packs; keep it outside of this house',
    example: 'evidence-key > evidence-key.pem',
  })
  key.action(async () => {
    const services = await openServices(terminal, key)
    const { keys } = await services.get<Keys>('reconciliation', '/v1/evidence-keys')
    giveAnswer(terminal, key, {
      data: { keys },
      text: keys
        .map(({ public_key: spki }) => `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----`)
        .join('\n'),
    })
  })

  const audit = addReadingVerb(program, 'audit-export <fund>', {
    about:
      '按GB/T 42940-2023的分组导出资金数据(zip内XML),不声称符合该标准 / a fund for an audit office, grouped as that standard groups; no conformity is claimed',
    example: 'audit-export qingcheng-2016 --out 审计数据.zip',
  }).requiredOption('-o, --out <file>', '写入新文件,不覆盖 / to a new file')
  audit.action(async (fund: string) => {
    const { out } = audit.opts<{ out: string }>()
    const services = await openServices(terminal, audit)
    const path = `/v1/funds/${encodeURIComponent(fund)}/audit-export`
    const bytes = await streamNewFile(out, await services.stream('reconciliation', path))
    giveAnswer(terminal, audit, { data: { file: out, bytes }, text: `${out}  ${bytes} bytes` })
  })
}

type Keys = Readonly<{ keys: readonly Readonly<{ key_id: string; public_key: string }>[] }>

/** The id is of a job's run, or of a comparison of statements: ids are unique over both. */
async function orderPack(services: Client, run: string, order: Parameters<Client['stream']>[2]): Promise<Readable> {
  try {
    return await services.stream('reconciliation', `/v1/job-runs/${run}/evidence`, order)
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 404) throw error
    return services.stream('reconciliation', `/v1/runs/${run}/evidence`, order)
  }
}
