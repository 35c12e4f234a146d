import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type JobText, readJobText } from './job-document.ts'

/** A job as it is shipped, to be made for an area and its funds. */
export type JobTemplate = Readonly<{ name: string; text: JobText }>

const FOLDER = fileURLToPath(new URL('../../../jobs', import.meta.url))

/** The documents in the folder jobs of this service, by name. One that is wrong stops the start. */
export function readJobTemplates(folder = FOLDER): readonly JobTemplate[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      name: basename(file, '.yaml'),
      // "core" leaves a day the text that it is.
      text: readJobText(parse(readFileSync(join(folder, file), 'utf8'), { schema: 'core' })),
    }))
}
