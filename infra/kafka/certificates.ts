import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exists } from '../embedded/exists.ts'

/** PEM files; the key of the authority is thrown away, so that it never signs anything else. */
export type Certificates = Readonly<{
  caFile: string
  /** The broker's key and certificate, for 127.0.0.1 and localhost, in one file as Kafka wants them. */
  keyStoreFile: string
}>

/** Those in the folder; made where it is missing. */
export async function openCertificates(folder: string): Promise<Certificates> {
  if (!(await exists(folder))) {
    const unfinished = await mkdtemp(`${folder}.`)
    await makeCertificates(unfinished)
    await rename(unfinished, folder)
  }
  return { caFile: join(folder, 'ca.pem'), keyStoreFile: join(folder, 'broker.pem') }
}

async function makeCertificates(folder: string): Promise<void> {
  const file = (name: string): string => join(folder, name)
  await writeFile(file('openssl.cnf'), SETTINGS)
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-config', file('openssl.cnf')]
  const ca = ['-keyout', file('ca-key.pem'), '-out', file('ca.pem'), '-subj', '/CN=Fundtrace test authority']
  openssl('req', '-x509', ...newKey, ...ca, ...LIFE, '-extensions', 'authority')
  const broker = ['-keyout', file('broker-key.pem'), '-out', file('broker.csr'), '-subj', '/CN=127.0.0.1']
  openssl('req', '-new', ...newKey, ...broker)
  const signer = ['-CA', file('ca.pem'), '-CAkey', file('ca-key.pem'), '-set_serial', '1', ...LIFE]
  const extensions = ['-extfile', file('openssl.cnf'), '-extensions', 'broker']
  openssl('x509', '-req', '-in', file('broker.csr'), '-out', file('broker-certificate.pem'), ...signer, ...extensions)

  const parts = ['broker-key.pem', 'broker-certificate.pem']
  const texts = await Promise.all(parts.map((name) => readFile(file(name), 'utf8')))
  await writeFile(file('broker.pem'), texts.join(''), { mode: 0o600 })
  for (const name of [...parts, 'ca-key.pem', 'broker.csr', 'openssl.cnf']) await rm(file(name))
}

const LIFE = ['-days', '3650']

/** Ours and not the machine's, whose defaults differ from one system to the next. */
const SETTINGS = `
[req]
distinguished_name = name
prompt = no
[name]
CN = overruled by -subj
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[broker]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.1, DNS:localhost
`

function openssl(...command: string[]): void {
  const result = spawnSync('openssl', command, { encoding: 'utf8' })
  if (result.error !== undefined) {
    throw new Error('A Kafka with TLS needs certificates made by openssl, and openssl does not run; install it', {
      cause: result.error,
    })
  }
  if (result.status !== 0) throw new Error(`openssl ${command[0] ?? ''} failed: ${result.stderr}`)
}
