import {
  ArrivalRecorded,
  AwardManifest,
  AwardPage,
  BatchApproved,
  Envelope,
  FileReleased,
  PaymentReturned,
  PaymentSettled,
  PlanApproved,
  type Topic,
  TOPICS,
  TransactionPosted,
  TransactionRejected,
  TransactionRequested,
} from '@fundtrace/contracts'

/** Which events each topic carries; a topic that is missing here stops the generation. */
const EVENTS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'allocation.plans.v1': { PlanApproved, ArrivalRecorded, AwardPage, AwardManifest },
  'ledger.requests.v1': { TransactionRequested },
  'ledger.transactions.v1': { TransactionPosted, TransactionRejected },
  'disbursement.payments.v1': { BatchApproved, FileReleased, PaymentSettled, PaymentReturned },
}

/** AsyncAPI 3 of every topic, from the schemas that senders and readers are compiled against. */
export function describeTopics(): [path: string, content: string][] {
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Fundtrace events',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in JSON, delivered at least once, in order per key (the fund). `sequence` counts per source and key without a gap.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(TOPICS.map((topic) => [channelOf(topic), describeChannel(topic)])),
    operations: Object.fromEntries(TOPICS.flatMap(describeOperations)),
    components: { schemas: { Envelope } },
  }
  return [['packages/contracts/asyncapi.json', `${JSON.stringify(document, null, 2)}\n`]]
}

const channelOf = (topic: Topic): string => topic.name.replaceAll('.', '-')

function describeChannel(topic: Topic): object {
  const events = EVENTS[topic.name]
  if (events === undefined) throw new Error(`No events are listed for ${topic.name}`)
  return {
    address: topic.name,
    description: `Key: the fund. ${topic.partitions} partitions.`,
    messages: Object.fromEntries(
      Object.entries(events).map(([type, data]) => [
        type,
        {
          name: type,
          payload: {
            allOf: [
              { $ref: '#/components/schemas/Envelope' },
              { type: 'object', properties: { type: { const: type }, data } },
            ],
          },
        },
      ]),
    ),
  }
}

const describeOperations = (topic: Topic): [string, object][] => [
  ...topic.writers.map((writer): [string, object] => [
    `${writer}-sends-${channelOf(topic)}`,
    { action: 'send', channel: { $ref: `#/channels/${channelOf(topic)}` }, summary: `Sent by ${writer}` },
  ]),
  ...topic.readers.map((reader): [string, object] => [
    `${reader}-receives-${channelOf(topic)}`,
    { action: 'receive', channel: { $ref: `#/channels/${channelOf(topic)}` }, summary: `Read by ${reader}` },
  ]),
]
