import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openCertificates } from './certificates.ts'

/** Clients come over TLS, say who they are by SCRAM-SHA-512, and may do nothing that no ACL allows them. */
export type KafkaSecurity = Readonly<{
  /**
   * Password of each name. They are written when the folder is first used; a later start on it must give the same.
   * Letters, digits, `_`, `-` and `.` only, as in base64url.
   */
  users: Readonly<Record<string, string>>
  /** The one of the users whom no ACL binds: he makes the topics and gives the rights. */
  admin: string
}>

export type SecuredListener = Readonly<{
  caFile: string
  users: Readonly<Record<string, string>>
  properties: Readonly<Record<string, string>>
}>

export async function secureListener(directory: string, { users, admin }: KafkaSecurity): Promise<SecuredListener> {
  for (const [name, password] of Object.entries(users)) {
    if (!PLAIN_WORD.test(name))
      throw new Error(`A Kafka user's name has letters, digits, _, - and . only, not: ${name}`)
    if (!PLAIN_WORD.test(password)) throw new Error(`The password of ${name} has letters, digits, _, - and . only`)
  }
  const adminPassword = users[admin]
  if (adminPassword === undefined)
    throw new Error(`The admin ${admin} must be one of: ${Object.keys(users).join(', ')}`)

  const { caFile, keyStoreFile } = await openCertificates(join(directory, 'certificates'))
  // A name nobody can choose: on the client listener it would be a superuser's.
  const controller = `controller-${randomBytes(8).toString('hex')}`
  const controllerPassword = randomBytes(16).toString('hex')
  return {
    caFile,
    users,
    properties: {
      'listener.security.protocol.map': 'CLIENT:SASL_SSL,CONTROLLER:SASL_PLAINTEXT',
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': keyStoreFile,
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': caFile,
      'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
      'listener.name.client.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'listener.name.client.scram-sha-512.sasl.jaas.config': login('scram.ScramLoginModule', {
        username: admin,
        password: adminPassword,
      }),
      // The controller cannot check SCRAM before it has read its own metadata; PLAIN needs none.
      'sasl.mechanism.controller.protocol': 'PLAIN',
      'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.controller.plain.sasl.jaas.config': login('plain.PlainLoginModule', {
        username: controller,
        password: controllerPassword,
        [`user_${controller}`]: controllerPassword,
      }),
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'allow.everyone.if.no.acl.found': 'false',
      'super.users': `User:${admin};User:${controller}`,
    },
  }
}

const PLAIN_WORD = /^[\w.-]+$/

const login = (module: string, options: Readonly<Record<string, string>>): string => {
  const given = Object.entries(options).map(([name, value]) => `${name}="${value}"`)
  return `org.apache.kafka.common.security.${module} required ${given.join(' ')};`
}
