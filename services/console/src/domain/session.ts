/** What the provider at which somebody signed in gave: kept sealed, in the browser's cookie. */
export type SignIn = Readonly<{
  /** Sent to the services, or exchanged at access for what is. */
  token: string
  /** Milliseconds since 1970. */
  expiresAt: number
  /** When the provider gave it, in the same milliseconds. */
  givenAt: number
  refreshToken?: string | undefined
}>

/** Somebody signed in. Nothing of it but the officer ever reaches a page. */
export type Session = Readonly<{
  id: string
  signIn: SignIn
  /** The officer in whose place he acts (代岗); access says whether he may, for every token. */
  actingFor?: string | undefined
  /** Milliseconds since 1970; not moved by renewals. */
  endsAt: number
}>

/** Who the services take him for. */
export type Officer = Readonly<{
  subject: string
  name: string
  roles: readonly string[]
  areas: readonly string[]
  actingFor: string | null
}>

/** A token for the services, and what it says of its officer. */
export type ServiceToken = Readonly<{ token: string; expiresAt: number; officer: Officer }>
