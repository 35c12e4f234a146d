import type { Command } from 'commander'
import { repeated } from '../arguments.ts'
import { type Batch, batchPath, batchText } from '../batch.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb } from '../verb.ts'

const ID = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

/** What is sent again, and what goes later than the rest of its batch. */
export function addParcelVerbs(batch: Command, terminal: Terminal): void {
  const resend = addCreatingVerb(batch, 'resend <batch>', {
    about: '补发失败、退票或已更正的付款 / send again what failed, came back or was corrected',
    example: `batch resend ${ID} --reason 更正账号后补发`,
  })
    .requiredOption('--reason <text>', '原因 / why')
    .option(
      '--payment <id>',
      '只补发此笔,可重复 / only this one, may be repeated',
      repeated((text: string) => text),
    )
  resend.action((id: string) => {
    const { reason, payment: payment_ids } = resend.opts<{ reason: string; payment?: readonly string[] }>()
    return post(terminal, resend, `${batchPath(id)}/resend`, { reason, payment_ids })
  })

  const cut = addCreatingVerb(batch, 'cut <batch>', {
    about: '将待付款项编入后续分包 / put what is ready into a further parcel',
    example: `batch cut ${ID}`,
  })
  cut.action((id: string) => post(terminal, cut, `${batchPath(id)}/parcels`, undefined))

  const approve = addCreatingVerb(batch, 'approve-parcel <batch> <parcel>', {
    about: '复核他人所编后续分包 / approve a further parcel that another cut',
    example: `batch approve-parcel ${ID} 7c1d2e3f-0000-4000-8000-000000000001`,
  })
  approve.action((id: string, parcel: string) =>
    post(terminal, approve, `${batchPath(id)}/parcels/${encodeURIComponent(parcel)}/approve`, undefined),
  )
}

async function post(terminal: Terminal, verb: Command, path: string, body: unknown): Promise<void> {
  const services = await openServices(terminal, verb)
  const idempotencyKey = sendingKey(terminal, verb)
  const batch = await services.post<Batch>('disbursement', path, body, { idempotencyKey })
  giveAnswer(terminal, verb, { data: batch, text: batchText(batch) })
}
