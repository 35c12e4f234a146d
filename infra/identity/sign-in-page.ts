import { randomBytes } from 'node:crypto'
import { TRIAL_OFFICERS, type TrialOfficer } from './trial-officers.ts'

export type SignInPage = Readonly<{ html: string; policy: string }>

/**
 * The page on which somebody chooses who he is: one form, no script, nothing fetched. `goesTo` is where the answer of the form leads in the end,
 * which a browser counts as part of the form's action.
 */
export function signInPage(
  choice: Readonly<{
    action: string
    goesTo: string
    refused?: Readonly<{ zh: string; en: string }> | undefined
    chosen?: string | undefined
  }>,
): SignInPage {
  const nonce = randomBytes(16).toString('base64')
  const { action, goesTo, refused, chosen = TRIAL_OFFICERS[0]?.subject } = choice
  const offices = Map.groupBy(TRIAL_OFFICERS, ({ office }) => office)
  const groups = [...offices].map(([office, officers]) => officeGroup(office, officers, chosen)).join('')
  const fault =
    refused === undefined
      ? ''
      : `<p id="fault" class="fault" role="alert">${escapeHtml(refused.zh)}<span lang="en">${escapeHtml(refused.en)}</span></p>`
  return {
    policy: [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `form-action 'self' ${new URL(goesTo).origin}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    html: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>选择身份 / Choose who you are</title>
<style nonce="${nonce}">${CSS}</style>
</head>
<body>
<main>
<h1>选择身份<span lang="en">Choose who you are</span></h1>
<p class="lead">试用登录：正式运行时由单位自己的身份系统登录。<span lang="en">For trying out: in real use people sign in at their office.</span></p>
${fault}
<form method="post" action="${escapeHtml(action)}" autocomplete="off">
${groups}
<label class="passcode" for="passcode">口令<span lang="en">Passcode, as <code>npm start</code> printed it</span></label>
<input id="passcode" name="passcode" type="text" required autocapitalize="none" spellcheck="false" maxlength="100"${refused === undefined ? '' : ' aria-invalid="true" aria-describedby="fault" autofocus'}>
<button type="submit">登录<span lang="en">Sign in</span></button>
</form>
</main>
</body>
</html>
`,
  }
}

const officeGroup = (
  office: TrialOfficer['office'],
  officers: readonly TrialOfficer[],
  chosen: string | undefined,
): string =>
  `<fieldset>
<legend>${escapeHtml(office.zh)}<span lang="en">${escapeHtml(office.en)}</span></legend>
${officers
  .map(
    ({ subject, name, duty }) =>
      `<label><input type="radio" name="officer" value="${escapeHtml(subject)}" required${subject === chosen ? ' checked' : ''}> ` +
      `<b>${escapeHtml(name)}</b> <small>${escapeHtml(duty.zh)}<span lang="en">${escapeHtml(duty.en)}</span></small></label>`,
  )
  .join('\n')}
</fieldset>
`

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const CSS = `
:root { color-scheme: light dark; --ink: #1f2733; --soft: #4a5668; --paper: #f3f5f8; --card: #fff; --line: #c3cad5; --main: #1a4f9c; --fault: #a61b1b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --soft: #b4bfce; --paper: #14181f; --card: #1e242e; --line: #566174; --main: #8ab4ff; --fault: #ff9c94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 34rem; margin: 6vh auto; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
span[lang=en] { color: var(--soft); font-weight: 400; font-size: .85em; margin-left: .6em; }
.lead { margin: 0 0 1.25rem; color: var(--soft); }
.lead span[lang=en], h1 span[lang=en] { display: block; margin-left: 0; }
.fault { border-left: 4px solid var(--fault); color: var(--fault); padding: .25rem .75rem; margin: 0 0 1rem; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 .75rem; padding: .5rem .75rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .25rem .75rem; }
legend { padding: 0 .4rem; font-weight: 600; }
fieldset label { display: flex; align-items: center; gap: .5rem; min-height: 2.5rem; cursor: pointer; }
small { color: var(--soft); font-size: .9em; }
input[type=radio] { width: 1.15rem; height: 1.15rem; accent-color: var(--main); margin: 0; }
.passcode { display: block; font-weight: 600; margin: 1rem 0 .35rem; }
#passcode { width: 100%; font: inherit; letter-spacing: .06em; padding: .6rem .75rem; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 8px; }
button { width: 100%; margin-top: 1rem; font: inherit; font-weight: 600; padding: .7rem; border: 0; border-radius: 8px; background: var(--main); color: var(--card); cursor: pointer; }
button span[lang=en] { color: inherit; }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
@media (max-width: 30rem) { main { margin: 0; border: 0; border-radius: 0; padding: 1.25rem; } }
`
