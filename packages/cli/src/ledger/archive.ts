import type { Command } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { streamNewFile, writeNewFile } from '../output-file.ts'
import type { Terminal } from '../terminal.ts'
import { addReadingVerb } from '../verb.ts'

/** What an auditor takes home: the whole journal with its seal, or one transaction with all that proves it. */
export function addArchiveVerbs(noun: Command, terminal: Terminal): void {
  const archive = addReadingVerb(noun, 'archive <file>', {
    about:
      '导出全部账本档案(gzip),用 fundtrace verify 核验 / the whole journal with its seal to a new file, for fundtrace verify',
    example: 'ledger archive journal.ndjson.gz',
  })
  archive.action(async (file: string) => {
    const services = await openServices(terminal, archive)
    const bytes = await streamNewFile(file, await services.stream('ledger', '/v1/journal/archive'))
    giveAnswer(terminal, archive, {
      data: { file, bytes },
      text: `${file}  ${bytes} bytes\n核验 / check it:  fundtrace verify ${file}`,
    })
  })

  const receipt = addReadingVerb(noun, 'receipt <fund> <transaction>', {
    about: '一笔交易的收据:凭签名即可单独证明 / one transaction with all that proves it alone by a signature',
    example: 'ledger receipt qingcheng-2016 00000000-0001-8000-8000-000000000000 -o receipt.json',
  }).requiredOption('-o, --output <file>', '写入新文件,不覆盖 / to a new file')
  receipt.action(async (fund: string, transaction: string) => {
    const { output } = receipt.opts<{ output: string }>()
    const path = `/v1/funds/${encodeURIComponent(fund)}/transactions/${encodeURIComponent(transaction)}/receipt`
    const services = await openServices(terminal, receipt)
    const bytes = await services.download('ledger', path)
    await writeNewFile(output, bytes)
    giveAnswer(terminal, receipt, {
      data: { file: output, bytes: bytes.length },
      text: `${output}  ${bytes.length} bytes`,
    })
  })
}
