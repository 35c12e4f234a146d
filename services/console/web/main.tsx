import './shell/look.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './api/query-client.ts'
import { Dialogs } from './shell/dialogs.tsx'
import { LanguageProvider } from './shell/language.tsx'
import { LookProvider } from './shell/look.tsx'
import { makeRouter } from './shell/routes.tsx'
import { sessionQuery } from './shell/session.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const queries = makeQueryClient()
// Asked for while the page is still being drawn: everything else waits for the answer. The notice board asks nobody who they are.
if (!location.pathname.startsWith('/board')) void queries.prefetchQuery(sessionQuery)

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <LookProvider>
        <QueryClientProvider client={queries}>
          <Dialogs>
            <RouterProvider router={makeRouter()} />
          </Dialogs>
        </QueryClientProvider>
      </LookProvider>
    </LanguageProvider>
  </StrictMode>,
)
