import type { Topic } from '@fundtrace/contracts'
import kafkajs, { type AclEntry, type AclOperationTypes as AclOperation, type Admin } from 'kafkajs'

// A CommonJS module: Node finds some of its names only through the default export.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs

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
  principal: `User:fundtrace_${service}`,
  host: '*',
  operation,
  permissionType: AclPermissionTypes.ALLOW,
})

/** Gives what is missing and takes away what our topics and groups should not have, without a moment in between without rights. */
export async function setRights(admin: Admin, topics: readonly Topic[]): Promise<void> {
  const wanted = rightsOf(topics)
  await admin.createAcls({ acl: wanted })
  const keys = new Set(wanted.map(keyOf))
  const surplus = (await listRights(admin, wanted)).filter((entry) => !keys.has(keyOf(entry)))
  if (surplus.length > 0) await admin.deleteAcls({ filters: surplus })
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
