/** How to reach a Kafka cluster, and as whom. */
export type KafkaAddress = Readonly<{
  /** 'host:port' of some of the brokers; they tell of the others. */
  brokers: readonly string[]
  /** Absent: no TLS. */
  tls?: Readonly<{
    /** Who signs the brokers' certificates, in PEM; the system's own list where it is not given. */
    ca?: string
    /** This client's own certificate with its key, in PEM, where the brokers ask for one. */
    certificate?: string
    key?: string
  }>
  /** Absent: the brokers do not ask who we are. */
  sasl?: Readonly<{ mechanism: SaslMechanism; username: string; password: string }>
}>

export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const
export type SaslMechanism = (typeof SASL_MECHANISMS)[number]
