import { isPackFile, openPackFile, verifyEvidence } from '@fundtrace/evidence'
import { readSignedCheckpoint, readTrustedKey, type SignedCheckpoint, type TrustedKey } from '@fundtrace/seal'
import { verifyArchive, verifyReceipt } from '@fundtrace/seal'
import type { Command } from 'commander'
import { asWritten, repeated } from '../arguments.ts'
import { usageWrong } from '../cli-problems.ts'
import { type Answer, giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import type { Terminal } from '../terminal.ts'
import { addLocalVerb } from '../verb.ts'
import { openArchive } from './open-archive.ts'
import { packText } from './pack-text.ts'
import { receiptText } from './receipt-text.ts'
import { type FromOutside, unprovenOf, unprovenOfReceipt } from './unproven.ts'
import { verdictText } from './verdict-text.ts'

export function addVerifyCommand(program: Command, terminal: Terminal): void {
  const verb = addLocalVerb(program, 'verify', {
    about:
      '核验导出的账本档案、对账证据包或收据,不需要服务与令牌,有不符时退出码为 1 / checks an exported journal, an evidence pack or a receipt without any service or token; exit status 1 where something is wrong',
    example: 'verify journal.ndjson.gz --checkpoint 检查点-2016-12.json --key ledger-key.pem',
  })
    .argument(
      '[export]',
      '导出文件:账本档案(可为 gzip)或证据包(zip) / the exported journal, plain or gzip, or an evidence pack',
    )
    .option('--receipt <file>', '一笔交易的收据 / the receipt of one transaction, in place of a journal')
    .option(
      '--checkpoint <file>',
      '外部保存的检查点,可重复 / a checkpoint that was published and kept outside, may be repeated',
      repeated(asWritten),
    )
    .option(
      '--key <file|id>',
      '所信任的账本或证据包公钥或其编号,可重复 / a public key of the ledger, or of who signs packs, that is trusted, or its id, may be repeated',
      repeated(asWritten),
    )
    .option('--json', '只输出 JSON / JSON only')

  verb.action(async (file: string | undefined) => {
    const { receipt, checkpoint = [], key = [] } = verb.opts<VerifyFlags>()
    const outside = {
      publishedCheckpoints: await Promise.all(checkpoint.map(readCheckpointFile)),
      trustedKeys: await Promise.all(key.map(readKey)),
    }
    if ((file === undefined) === (receipt === undefined))
      throw usageWrong('Name either an exported journal or a receipt (--receipt).')
    if (file !== undefined) giveAnswer(terminal, verb, await exportAnswer(file, outside))
    if (receipt !== undefined) giveAnswer(terminal, verb, await receiptAnswer(receipt, outside))
  })
}

type VerifyFlags = { receipt?: string; checkpoint?: readonly string[]; key?: readonly string[] }

/** What cannot be opened is told by whoever reads it. */
const exportAnswer = async (file: string, outside: FromOutside): Promise<Answer> =>
  (await isPackFile(file).catch(() => false)) ? packAnswer(file, outside) : archiveAnswer(file, outside)

async function packAnswer(file: string, outside: FromOutside): Promise<Answer> {
  await using pack = await openPackFile(file)
  const verdict = await verifyEvidence(pack, outside)
  return { data: verdict, text: packText(verdict), foundSomething: !verdict.ok }
}

async function archiveAnswer(file: string, outside: FromOutside): Promise<Answer> {
  const verdict = await verifyArchive(openArchive(file), outside)
  const unproven = unprovenOf(verdict, outside)
  return { data: { ...verdict, unproven }, text: verdictText(verdict, unproven), foundSomething: !verdict.ok }
}

async function receiptAnswer(file: string, outside: FromOutside): Promise<Answer> {
  const verdict = verifyReceipt((await readInputFile(file)).toString('utf8'), outside)
  const unproven = unprovenOfReceipt(verdict, outside)
  return { data: { ...verdict, unproven }, text: receiptText(verdict, unproven), foundSomething: !verdict.ok }
}

const readCheckpointFile = async (file: string): Promise<SignedCheckpoint> =>
  readSignedCheckpoint((await readInputFile(file)).toString('utf8'))

/** Sixteen hexadecimal digits are an id; anything else names a file. */
const readKey = async (given: string): Promise<TrustedKey> =>
  readTrustedKey(/^[0-9a-f]{16}$/u.test(given) ? given : (await readInputFile(given)).toString('utf8'))
