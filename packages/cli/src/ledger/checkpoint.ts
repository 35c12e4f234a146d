import type { Command } from 'commander'
import { countArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { writeNewFile } from '../output-file.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textFields } from '../text-table.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'

type Checkpoint = Readonly<{
  body: Readonly<{
    key_id: string
    made_at: string
    number: number
    shards: readonly Readonly<{ height: number; position: number }>[]
  }>
  hash: string
  signature: string
}>
type KeyRecord = Readonly<{
  body: Readonly<{ key_id: string; number: number; signed_by: string | null; since: number }>
}>

/** What is signed over the journal, for somebody outside to keep. */
export function addCheckpointVerbs(ledger: Command, terminal: Terminal): void {
  const noun = addNoun(ledger, 'checkpoint', '检查点:对全部账链的签名 / signatures over all of the journal')

  const publish = addCreatingVerb(noun, 'publish', {
    about: '立即签名并公布检查点 / sign one now and publish it',
    example: 'ledger checkpoint publish',
  })
  publish.action(async () => {
    const services = await openServices(terminal, publish)
    const idempotencyKey = sendingKey(terminal, publish)
    const made = await services.post<Checkpoint>('ledger', '/v1/checkpoints', undefined, { idempotencyKey })
    giveAnswer(terminal, publish, { data: made, text: checkpointText(made) })
  })

  const show = addReadingVerb(noun, 'show [number]', {
    about:
      '检查点(默认最近一个),可存为文件供 fundtrace verify 使用 / the last one, or one by its number; as a file for fundtrace verify',
    example: 'ledger checkpoint show 12 -o checkpoint-12.json',
  }).option('-o, --output <file>', '写入新文件,不覆盖 / to a new file')
  show.action(async (number?: string) => {
    const { output } = show.opts<{ output?: string }>()
    const which = number === undefined ? 'latest' : String(countArgument(1, 999_999_999)(number))
    const services = await openServices(terminal, show)
    const checkpoint = await services.get<Checkpoint>('ledger', `/v1/checkpoints/${which}`)
    if (output !== undefined) await writeNewFile(output, Buffer.from(`${JSON.stringify(checkpoint)}\n`))
    giveAnswer(terminal, show, { data: checkpoint, text: checkpointText(checkpoint) })
  })

  const rotate = addCreatingVerb(ledger, 'rotate-key', {
    about:
      '启用新的签名密钥(SEAL_KEY_NEXT),由现密钥认可 / takes the next signing key into use, vouched for by the present one',
    example: 'ledger rotate-key',
  })
  rotate.action(async () => {
    const services = await openServices(terminal, rotate)
    const idempotencyKey = sendingKey(terminal, rotate)
    const { body } = await services.post<KeyRecord>('ledger', '/v1/signing-keys', undefined, { idempotencyKey })
    const text = textFields([
      ['密钥 key', `${body.key_id} (${body.number})`],
      ['认可 vouched for by', body.signed_by ?? body.key_id],
      ['自检查点 from checkpoint', String(body.since)],
    ])
    giveAnswer(terminal, rotate, { data: { body }, text })
  })
}

const checkpointText = ({ body, hash }: Checkpoint): string =>
  textFields([
    ['检查点 checkpoint', String(body.number)],
    ['时间 made at', body.made_at],
    ['记录 records', String(body.shards.reduce((sum, { position }) => sum + position, 0))],
    ['区块 blocks', String(body.shards.reduce((sum, { height }) => sum + height, 0))],
    ['密钥 key', body.key_id],
    ['杂凑 hash', hash],
  ])
