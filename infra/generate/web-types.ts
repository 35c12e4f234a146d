import openapiTypescript, { astToString } from 'openapi-typescript'

const SERVICE = /^services\/([a-z]+)\/openapi\.json$/

/** What the console's pages know of each service's answers and requests, as types made of its OpenAPI description. */
export async function describeWebTypes(
  apis: readonly (readonly [path: string, content: string])[],
): Promise<[path: string, content: string][]> {
  return Promise.all(
    apis.map(async ([path, content]): Promise<[string, string]> => {
      const service = SERVICE.exec(path)?.[1]
      if (service === undefined) throw new Error(`${path} is no description of a service`)
      const types = astToString(await openapiTypescript(content))
      return [`services/console/web/api/generated/${service}.d.ts`, `// Made by "npm run generate".\n${types}`]
    }),
  )
}
