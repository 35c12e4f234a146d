import type { KafkaAddress } from '@fundtrace/messaging'

/** What a client of Kafka may throw: kafkajs has a class for each, and some of them hold those of several topics. */
type Fault = Readonly<{
  name?: string
  message: string
  type?: string
  topic?: string
  code?: string | number
  errors?: readonly Fault[]
  cause?: unknown
}>

/** Why the topics were not prepared, in two lines at most: where and as whom it was tried, and which setting is likely wrong. */
export function explainFault(error: unknown, kafka: KafkaAddress): string {
  const faults = flatten(error)
  const who = kafka.sasl === undefined ? 'without a login' : `as ${kafka.sasl.username} (${kafka.sasl.mechanism})`
  const where = `${kafka.brokers.join(',')} ${who}, ${kafka.tls === undefined ? 'without TLS' : 'over TLS'}`
  const reason = `未能准备主题 / topics not prepared at ${where}: ${reasonsOf(faults)}`
  const advice = faults.map((fault) => adviceFor(fault, kafka)).find((line) => line !== undefined)
  return advice === undefined ? reason : `${reason}\n${advice}`
}

/** The ones that say most: those inside an aggregate, and the last cause of one that gave up trying. */
function flatten(error: unknown): readonly Fault[] {
  if (!(error instanceof Error)) return [{ message: String(error) }]
  const fault: Fault = error
  if (fault.errors !== undefined && fault.errors.length > 0) return fault.errors.flatMap(flatten)
  return fault.cause instanceof Error ? flatten(fault.cause) : [fault]
}

/** Each reason once, with the topics that it holds for. */
function reasonsOf(faults: readonly Fault[]): string {
  const topicsOf = new Map<string, string[]>()
  for (const { message, topic } of faults)
    topicsOf.set(message, [...(topicsOf.get(message) ?? []), ...(topic === undefined ? [] : [topic])])
  return [...topicsOf]
    .map(([message, topics]) => (topics.length === 0 ? message : `${topics.join(', ')}: ${message}`))
    .join('; ')
}

/** Brokers tell a stranger little. What they do at each mistake was tried with Kafka 4.1. */
function adviceFor({ name = '', message, type = '', code }: Fault, { tls, sasl }: KafkaAddress): string | undefined {
  if (type.endsWith('AUTHORIZATION_FAILED'))
    return `KAFKA_USERNAME: 此用户无权建主题、授权 / must be somebody who may make topics and give rights, no service's user`
  if (type === 'INVALID_REPLICATION_FACTOR')
    return 'KAFKA_REPLICATION_FACTOR: 副本数不能多于代理节点 / there cannot be more replicas than brokers'
  if (/SASL/.test(`${name} ${type}`))
    return 'KAFKA_SASL_MECHANISM, KAFKA_USERNAME, KAFKA_PASSWORD: 登录方式、用户名或密码不符 / one of them is not what the brokers know'
  if (/certificate|issuer|altname/i.test(message))
    return 'KAFKA_CA: 不信任代理节点的证书 / is not the authority of the brokers’ certificates, or the host of KAFKA_BROKERS is not in them'
  if (tls !== undefined && /SSL|TLS|EPROTO|wrong version/i.test(`${message} ${code ?? ''}`))
    return 'KAFKA_TLS: 代理节点可能不用 TLS / off, where the brokers listen without TLS'
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH/.test(`${message} ${code ?? ''}`))
    return 'KAFKA_BROKERS: 无法连接 / nobody answers there'
  if (tls !== undefined && sasl !== undefined) return undefined
  if (!/closed|disconnected|timeout|timed out|hang up|ECONNRESET/i.test(`${name} ${message} ${code ?? ''}`))
    return undefined
  return tls === undefined
    ? 'KAFKA_TLS: 代理节点可能要求 TLS / on, where the brokers ask for TLS; KAFKA_SASL_MECHANISM, where they ask for a login'
    : 'KAFKA_SASL_MECHANISM: 代理节点可能要求登录 / the brokers may ask for a login, with KAFKA_USERNAME and KAFKA_PASSWORD'
}
