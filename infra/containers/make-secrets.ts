import { fileURLToPath } from 'node:url'
import { makeSecretFiles } from './secret-files.ts'

/** `npm run -s secrets`: what docker-compose.yml mounts. Run it once before the first `docker compose up`; again it changes nothing. */
const folder =
  process.env['FUNDTRACE_SECRETS'] ?? fileURLToPath(new URL('../../.data/compose-secrets', import.meta.url))
const made = await makeSecretFiles(folder)
process.stdout.write(
  made.length === 0
    ? `密钥文件齐全 / every secret is there: ${folder}\n`
    : `已生成 / made in ${folder}:\n${made.map((name) => `  ${name}`).join('\n')}\n`,
)
