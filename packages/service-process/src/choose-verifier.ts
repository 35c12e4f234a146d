import {
  type ConfigSpec,
  type Environment,
  type Logger,
  localIssuerVerifier,
  OIDC_SETTINGS,
  oidcVerifier,
  type OidcVerifier,
  readConfig,
  setting,
} from '@fundtrace/http-server'

const LOCAL = 'LOCAL_ISSUER_PUBLIC_KEY'
const LOCAL_SETTINGS = { publicKeyPem: setting.secret(LOCAL) }

/**
 * What the environment has to say about who signs the tokens. Two issuers would make two people out of one officer, who could
 * then approve what she made; so it is exactly one, and a service that was told of none or of two does not start.
 */
export function identitySettings(environment: Environment): ConfigSpec {
  const { local, oidc } = namedIssuers(environment)
  if (local && oidc) return { issuer: { ...OIDC_SETTINGS.issuer, ...REFUSED } }
  if (oidc) return OIDC_SETTINGS
  return {
    publicKeyPem: { ...LOCAL_SETTINGS.publicKeyPem, expected: `either ${LOCAL} (or ${LOCAL}_FILE) or OIDC_ISSUER` },
  }
}

/** The verifier of the one issuer that is named, and the readiness check that comes with an issuer somewhere else. */
export function chooseVerifier(environment: Environment, log: Logger): OidcVerifier {
  readConfig(environment, identitySettings(environment))
  const nodeEnv = environment['NODE_ENV']
  if (namedIssuers(environment).oidc) return oidcVerifier(readConfig(environment, OIDC_SETTINGS), { log, nodeEnv })
  return { verifier: localIssuerVerifier({ ...readConfig(environment, LOCAL_SETTINGS), nodeEnv }), readiness: {} }
}

/** An empty variable names nobody, as everywhere. */
function namedIssuers(environment: Environment): Readonly<{ local: boolean; oidc: boolean }> {
  const { key, file, issuer } = readConfig(environment, {
    key: setting.optional(setting.text(LOCAL)),
    file: setting.optional(setting.text(`${LOCAL}_FILE`)),
    issuer: setting.optional(setting.text('OIDC_ISSUER')),
  })
  return { local: key !== undefined || file !== undefined, oidc: issuer !== undefined }
}

const REFUSED = { expected: `to be left out where ${LOCAL} is set: exactly one issuer`, parse: () => undefined }
