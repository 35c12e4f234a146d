import type { Judgement } from '../control.ts'
import { controlBreak, itemOf, type Judge, numbered } from './control-break.ts'
import { readTerms } from './terms.ts'

/** What of our copies is not whole, or contradicts itself, the ledger's other topic or its published checkpoint. */
export type SequenceFact =
  /** Messages that wait behind one that cannot be taken in; `sequence` is that one's. */
  | Readonly<{
      what: 'waiting'
      fund: string
      consumer: string
      sequence: string | null
      count: number
      reason: string
    }>
  /** Numbers that an officer gave up. */
  | Readonly<{
      what: 'given_up'
      fund: string
      consumer: string
      first: string
      last: string
      reason: string
      by: string
    }>
  /** Numbers of the fund's transactions that no record has. */
  | Readonly<{ what: 'number_missing'; fund: string; first: string; last: string }>
  | Readonly<{ what: 'number_twice'; fund: string; number: string; same: boolean; records: readonly string[] }>
  /** Blocks of the shard that nobody told of, between two that are there. */
  | Readonly<{ what: 'blocks_missing'; fund: string; shard: number; first: string; last: string }>
  /** Records of a block, or between it and the one before, are not there. */
  | Readonly<{ what: 'records_missing'; fund: string; shard: number; height: string; expected: string; found: string }>
  | Readonly<{ what: 'block_forked'; fund: string; shard: number; height: string; hashes: readonly string[] }>
  /** What a published checkpoint says of a shard, and what our copies say of the same height. */
  | Readonly<{
      what: 'head'
      fund: string
      shard: number
      checkpoint: string
      height: string
      hash: string
      found: string | null
      position: string
      found_position: string | null
    }>
  | Readonly<{ what: 'checkpoint_forked'; number: string; hashes: readonly string[] }>
  /** A transaction as the ledger told of it on its two topics. */
  | Readonly<{
      what: 'topics_differ'
      fund: string
      number: string
      transaction: string
      journal: string | null
      answered: string
    }>
  /** An award run whose pages are not all there. */
  | Readonly<{
      what: 'awards_incomplete'
      fund: string
      run: string
      told: Readonly<{ pages: number; count: number; total: string }>
      found: Readonly<{ pages: number; count: number; total: string }>
    }>

/** Whether the copies that everything else is judged by are complete, and are what the ledger sealed. */
export const SEQUENCE_AND_SEAL: Judge<SequenceFact> = {
  name: 'sequence_and_seal',
  title: { zh: '序号与封印', en: 'Sequence and seal' },
  description: {
    zh: '本方副本是否完整：消息序号、资金流水号、分片区块高度与位置均无缺号；同号异文、区块分叉、与已公布的检查点不符均列出。',
    en: 'Whether our copies are whole: no gap in the sequences of messages, in the numbers of funds, in blocks and positions of shards; the same number with other words, forked blocks and what disagrees with a published checkpoint.',
  },
  requireTerms: (terms) => void readTerms(terms, ['settle_minutes']),
  judge: async function* (facts) {
    for await (const { row, fact } of numbered(facts)) {
      const judgement = judgeFact(row, fact)
      if (judgement !== null) yield judgement
    }
  },
}

const RULE = 'sequence_and_seal'

function judgeFact(row: number, fact: SequenceFact): Judgement | null {
  const fund = 'fund' in fact ? fact.fund : null
  const gap = (id: string, zh: string, en: string, detail: Record<string, string | number> = {}) =>
    say('sequence_gap', id, zh, en, detail)
  const broken = (id: string, zh: string, en: string, detail: Record<string, string | number> = {}) =>
    say('seal_broken', id, zh, en, detail)
  const say = (
    kind: 'sequence_gap' | 'seal_broken' | 'duplicate' | 'amount_differs',
    id: string,
    zh: string,
    en: string,
    detail: Record<string, string | number>,
  ) =>
    controlBreak({
      kind,
      fund,
      rule: RULE,
      failed: fact.what,
      right: itemOf(row, `${fact.what}:${id}`, 0n, null, { fund }),
      difference: 0n,
      detail,
      explanation: { zh, en },
    })

  switch (fact.what) {
    case 'waiting':
      return gap(
        `${fact.fund}:${fact.consumer}`,
        `${fact.fund} 的消息停在序号 ${fact.sequence ?? '？'}（${fact.consumer}），其后共有 ${fact.count} 条未入账：${fact.reason}`,
        `Messages of ${fact.fund} stand still at ${fact.sequence ?? 'one that cannot be read'} (${fact.consumer}), ${fact.count} wait: ${fact.reason}`,
        { consumer: fact.consumer, sequence: fact.sequence ?? '', count: fact.count },
      )
    case 'given_up':
      return gap(
        `${fact.fund}:${fact.consumer}:${fact.first}`,
        `${fact.fund} 的消息 ${fact.first} 至 ${fact.last}（${fact.consumer}）由 ${fact.by} 放弃：${fact.reason}`,
        `Messages ${fact.first} to ${fact.last} of ${fact.fund} (${fact.consumer}) were given up by ${fact.by}: ${fact.reason}`,
        { consumer: fact.consumer, first: fact.first, last: fact.last },
      )
    case 'number_missing':
      return gap(
        `${fact.fund}:${fact.first}`,
        `${fact.fund} 的流水号 ${fact.first} 至 ${fact.last} 没有记录。`,
        `No record of ${fact.fund} has the numbers ${fact.first} to ${fact.last}.`,
        { first: fact.first, last: fact.last },
      )
    case 'number_twice':
      return say(
        fact.same ? 'duplicate' : 'seal_broken',
        `${fact.fund}:${fact.number}`,
        `${fact.fund} 的流水号 ${fact.number} 出现 ${fact.records.length} 次，内容${fact.same ? '相同' : '不同'}。`,
        `The number ${fact.number} of ${fact.fund} came ${fact.records.length} times, with ${fact.same ? 'the same words' : 'other words'}.`,
        { number: fact.number, records: fact.records.join(' ') },
      )
    case 'blocks_missing':
      return gap(
        `${fact.shard}:${fact.first}`,
        `分片 ${fact.shard} 的区块 ${fact.first} 至 ${fact.last} 没有收到。`,
        `Blocks ${fact.first} to ${fact.last} of shard ${fact.shard} never came.`,
        { shard: fact.shard, first: fact.first, last: fact.last },
      )
    case 'records_missing':
      return gap(
        `${fact.shard}:${fact.height}`,
        `分片 ${fact.shard} 区块 ${fact.height} 应有 ${fact.expected} 条记录，收到 ${fact.found} 条。`,
        `Block ${fact.height} of shard ${fact.shard} should have ${fact.expected} records, ${fact.found} came.`,
        { shard: fact.shard, height: fact.height },
      )
    case 'block_forked':
      return broken(
        `${fact.shard}:${fact.height}`,
        `分片 ${fact.shard} 高度 ${fact.height} 有 ${fact.hashes.length} 个不同的区块。`,
        `Height ${fact.height} of shard ${fact.shard} has ${fact.hashes.length} blocks.`,
        { shard: fact.shard, height: fact.height, hashes: fact.hashes.join(' ') },
      )
    case 'head':
      return judgeHead(fact, gap, broken)
    case 'checkpoint_forked':
      return broken(
        fact.number,
        `第 ${fact.number} 号检查点有 ${fact.hashes.length} 个版本。`,
        `There are ${fact.hashes.length} checkpoints of number ${fact.number}.`,
        { hashes: fact.hashes.join(' ') },
      )
    case 'topics_differ':
      return fact.journal === null
        ? gap(
            `${fact.fund}:${fact.number}`,
            `${fact.fund} 第 ${fact.number} 号交易已答复（借方 ${fact.answered} 元），总账流水中没有。`,
            `Transaction ${fact.number} of ${fact.fund} was answered (${fact.answered}) and is not in the journal.`,
            { number: fact.number, transaction: fact.transaction },
          )
        : broken(
            `${fact.fund}:${fact.number}`,
            `${fact.fund} 第 ${fact.number} 号交易：答复为 ${fact.answered} 元，总账流水为 ${fact.journal} 元。`,
            `Transaction ${fact.number} of ${fact.fund} was answered as ${fact.answered}, the journal has ${fact.journal}.`,
            { number: fact.number, transaction: fact.transaction },
          )
    case 'awards_incomplete':
      return gap(
        `${fact.fund}:${fact.run}`,
        `${fact.fund} 的发放批次 ${fact.run} 应有 ${fact.told.count} 项共 ${fact.told.total} 元，收到 ${fact.found.count} 项共 ${fact.found.total} 元。`,
        `Award run ${fact.run} of ${fact.fund} has ${fact.told.count} awards of ${fact.told.total}; ${fact.found.count} of ${fact.found.total} came.`,
        { run: fact.run, pages_told: fact.told.pages, pages_found: fact.found.pages },
      )
  }
}

type Say = (id: string, zh: string, en: string, detail?: Record<string, string | number>) => Judgement

function judgeHead(fact: Extract<SequenceFact, { what: 'head' }>, gap: Say, broken: Say): Judgement | null {
  if (fact.found === fact.hash && fact.found_position === fact.position) return null
  const id = `${fact.shard}:${fact.height}`
  const detail = {
    shard: fact.shard,
    height: fact.height,
    checkpoint: fact.checkpoint,
    hash: fact.hash,
    found: fact.found ?? '',
  }
  if (fact.found === null)
    return gap(
      id,
      `第 ${fact.checkpoint} 号检查点中分片 ${fact.shard} 到区块 ${fact.height}，本方副本没有该区块。`,
      `Checkpoint ${fact.checkpoint} has shard ${fact.shard} up to block ${fact.height}, which our copies do not have.`,
      detail,
    )
  return broken(
    id,
    `分片 ${fact.shard} 区块 ${fact.height} 与第 ${fact.checkpoint} 号检查点不符。`,
    `Block ${fact.height} of shard ${fact.shard} is not the one of checkpoint ${fact.checkpoint}.`,
    detail,
  )
}
