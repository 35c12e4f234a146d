import { expect } from 'vitest'
import type { OutgoingFileView } from '../src/adapters/postgres/outgoing-file-view.ts'
import { type Answer, ask, type Batch, CHECKER, type Disbursement, MAKER, readBatch } from './disbursement-fixture.ts'

export const ORDER = { format: 'fundtrace-csv', purpose: '扶贫到户补助2016' }

/** A bank file as HTTP shows it: written, on the maker's word unless told. */
export async function writeFile(
  house: Disbursement,
  batch: Pick<Batch, 'id'>,
  order: object = {},
  writer = MAKER,
): Promise<OutgoingFileView> {
  const reply = await askFile(house, batch, order, writer)
  expect(reply).toMatchObject({ status: 200, body: { state: 'written' } })
  return reply.body as OutgoingFileView
}

export const askFile = (
  house: Disbursement,
  batch: Pick<Batch, 'id'>,
  order: object = {},
  writer = MAKER,
): Promise<Answer> => ask(house, writer, `POST /v1/batches/${batch.id}/files`, { body: { ...ORDER, ...order } })

/** Written by one and let out by another. */
export async function releaseBatch(house: Disbursement, batch: Pick<Batch, 'id'>, order: object = {}): Promise<Batch> {
  const { id } = await writeFile(house, batch, order)
  const reply = await ask(house, CHECKER, `POST /v1/files/${id}/release`)
  expect(reply).toMatchObject({ status: 200, body: { state: 'released' } })
  return readBatch(house, batch.id)
}

export const download = (house: Disbursement, fileId: string, query = '', reader = CHECKER): Promise<Answer> =>
  ask(house, reader, `GET /v1/files/${fileId}/content${query}`)
