import type { ReactNode } from 'react'
import { SayProvider } from '../parts/say.tsx'
import { SignInAgainDialog } from './sign-in-again-dialog.tsx'

/** What may stand above every page: short messages, and the session's end. */
export const Dialogs = ({ children }: { children: ReactNode }) => (
  <SayProvider>
    {children}
    <SignInAgainDialog />
  </SayProvider>
)
