/** The offices of the house; what each may do is said by the routes. */
export type Role = 'finance' | 'treasury' | 'audit' | 'admin'
