import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from './connect.ts'

/** A folder of numbered, named SQL files that are never edited once released. `name` keeps two folders apart. */
export type MigrationFolder = Readonly<{ name: string; path: string }>

/**
 * Brings a database up to date, as its owner. `{{app_role}}` in a file becomes the role that the service runs as,
 * which owns nothing: so shared tables can be granted in every database by the same file.
 */
export async function migrate(
  ownerUrl: string,
  appRole: string,
  folders: readonly MigrationFolder[],
): Promise<string[]> {
  if (!/^[a-z_][a-z0-9_]*$/.test(appRole)) throw new Error(`Not a role name: ${appRole}`)
  const db = connect(ownerUrl, { application: 'fundtrace migrate', connectionsMax: 2 })
  try {
    const files = (await Promise.all(folders.map(listFiles))).flat()
    const [, applied] = (await db.migrate.latest({
      tableName: 'migrations',
      migrationSource: {
        getMigrations: async () => files,
        getMigrationName: (file: MigrationFile) => file.name,
        getMigration: async (file: MigrationFile) => {
          const sql = await readFile(file.path, 'utf8')
          return {
            up: (trx) => trx.raw(sql.replaceAll('{{app_role}}', appRole)),
            down: () => Promise.reject(new Error('A migration is corrected by a later one')),
          }
        },
      },
    })) as [number, string[]]
    return applied
  } finally {
    await db.destroy()
  }
}

type MigrationFile = Readonly<{ name: string; path: string }>

async function listFiles(folder: MigrationFolder): Promise<MigrationFile[]> {
  const names = (await readdir(folder.path)).filter((name) => name.endsWith('.sql')).sort()
  return names.map((name) => ({ name: `${folder.name}/${name}`, path: join(folder.path, name) }))
}
