import { createHash } from 'node:crypto'
import type { Command } from 'commander'
import { batchPath } from '../batch.ts'
import { usageWrong } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { writeNewFile } from '../output-file.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textFields } from '../text-table.ts'
import { addCreatingVerb, addReadingVerb } from '../verb.ts'

/** What goes to the bank, and what comes back from it. */
export function addBankFileVerbs(batch: Command, terminal: Terminal): void {
  const file = addReadingVerb(batch, 'file <batch>', {
    about: '下载银行支付文件,含明文户名账号 / the bank file, names and accounts in clear',
    example: 'batch file 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 -o batch.csv',
  }).option('-o, --output <file>', '写入新文件,不覆盖 / to a new file; without it to stdout')
  file.action(async (id: string) => {
    const { output, json = false } = file.opts<{ output?: string; json?: boolean }>()
    if (json && output === undefined) throw usageWrong('With --json the bank file needs an --output of its own.')
    const services = await openServices(terminal, file)
    const bytes = await services.download('disbursement', `${batchPath(id)}/bank-file`)
    if (output === undefined) return terminal.write(bytes)
    await writeNewFile(output, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const text = textFields([
      ['文件 file', output],
      ['字节 bytes', String(bytes.length)],
      ['sha256', sha256],
    ])
    giveAnswer(terminal, file, { data: { file: output, bytes: bytes.length, sha256 }, text })
  })

  const results = addCreatingVerb(batch, 'results <batch> <file>', {
    about: '导入银行回盘文件,全部或全不 / take the result file of the bank: all of it or nothing',
    example: 'batch results 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 results.csv',
  })
  results.action(async (id: string, resultFile: string) => {
    const bytes = await readInputFile(resultFile)
    const services = await openServices(terminal, results)
    const idempotencyKey = sendingKey(terminal, results)
    const path = `${batchPath(id)}/results`
    const taken = await services.post<{ paid: number; returned: number }>('disbursement', path, bytes, {
      idempotencyKey,
    })
    giveAnswer(terminal, results, { data: taken, text: `成功 / paid ${taken.paid}, 退票 / returned ${taken.returned}` })
  })
}
