import type { Topic } from '@fundtrace/contracts'
import kafkajs, { type AclEntry, type AclOperationTypes as AclOperation, type Admin } from 'kafkajs'

// A CommonJS module: Node finds some of its names only through the default export.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs

const SERVICE_PRINCIPAL = 'User:fundtrace_'

/**
 * Who may do what at the brokers: a service writes its own topics, reads those that it is a reader of, and joins only groups that begin with
 * its name. The user of a service is called as its role in PostgreSQL.
 */
export function rightsOf(topics: readonly Topic[]): AclEntry[] {
  const services = [...new Set(topics.flatMap(({ writers, readers }) => [...writers, ...readers]))]
  return [
    ...topics.flatMap(({ name, writers, readers }) => [
      ...writers.map((service) => allow(service, topic(name), AclOperationTypes.WRITE)),
      ...readers.map((service) => allow(service, topic(name), AclOperationTypes.READ)),
    ]),
    ...services.map((service) => allow(service, groupsOf(service), AclOperationTypes.READ)),
  ]
}

type Resource = Pick<AclEntry, 'resourceType' | 'resourceName' | 'resourcePatternType'>

const topic = (name: string): Resource => ({
  resourceType: AclResourceTypes.TOPIC,
  resourceName: name,
  resourcePatternType: ResourcePatternTypes.LITERAL,
})

const groupsOf = (service: string): Resource => ({
  resourceType: AclResourceTypes.GROUP,
  resourceName: `${service}.`,
  resourcePatternType: ResourcePatternTypes.PREFIXED,
})

const allow = (service: string, resource: Resource, operation: AclOperation): AclEntry => ({
  ...resource,
  principal: `${SERVICE_PRINCIPAL}${service}`,
  host: '*',
  operation,
  permissionType: AclPermissionTypes.ALLOW,
})

/** A right that was given or taken away, as a person reads it. */
export type RightChange = Readonly<{ change: 'given' | 'taken'; right: string }>

/**
 * Gives what is missing and takes away what our services should not have on our topics and groups, without a moment in between without rights.
 * What others have there, a backup's reader say, and what is denied to anybody, is the operator's.
 */
export async function setRights(
  admin: Admin,
  topics: readonly Topic[],
  onChange: (change: RightChange) => void,
): Promise<void> {
  const wanted = rightsOf(topics)
  const present = await listRights(admin, wanted)
  const missing = without(wanted, present)
  if (missing.length > 0) await admin.createAcls({ acl: missing })
  for (const entry of missing) onChange({ change: 'given', right: textOf(entry) })

  const surplus = without(present, wanted).filter(isOfService)
  if (surplus.length > 0) await admin.deleteAcls({ filters: surplus })
  for (const entry of surplus) onChange({ change: 'taken', right: textOf(entry) })
}

function without(entries: readonly AclEntry[], others: readonly AclEntry[]): AclEntry[] {
  const keys = new Set(others.map(keyOf))
  return entries.filter((entry) => !keys.has(keyOf(entry)))
}

const isOfService = ({ principal, permissionType }: AclEntry): boolean =>
  principal.startsWith(SERVICE_PRINCIPAL) && permissionType === AclPermissionTypes.ALLOW

function textOf({ principal, operation, resourceType, resourceName, resourcePatternType }: AclEntry): string {
  const kind = resourceType === AclResourceTypes.GROUP ? 'group' : 'topic'
  const ending = resourcePatternType === ResourcePatternTypes.PREFIXED ? '*' : ''
  const [verb] = Object.entries(AclOperationTypes).find(([, number]) => number === operation) ?? [
    `operation ${operation}`,
  ]
  return `${principal} ${verb} ${kind} ${resourceName}${ending}`
}

async function listRights(admin: Admin, wanted: readonly AclEntry[]): Promise<AclEntry[]> {
  const resources = new Map(wanted.map((entry) => [`${entry.resourceType} ${entry.resourceName}`, entry]))
  const entries: AclEntry[] = []
  for (const { resourceType, resourceName, resourcePatternType } of resources.values()) {
    const found = await admin.describeAcls({
      resourceType,
      resourceName,
      resourcePatternType,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    })
    for (const { acls, ...resource } of found.resources)
      for (const acl of acls) entries.push({ ...acl, ...resource, resourcePatternType: resource.resourcePatternType })
  }
  return entries
}

const keyOf = (entry: AclEntry): string =>
  [
    entry.resourceType,
    entry.resourcePatternType,
    entry.resourceName,
    entry.principal,
    entry.host,
    entry.operation,
    entry.permissionType,
  ].join(' ')
