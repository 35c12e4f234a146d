import type { DomainError } from '@fundtrace/problem'

/** Plain, because nobody is signed in for whom a page of ours could be made; styled by what the policy of every answer allows. */
export const signInFailedPage = ({ code, title, message }: DomainError): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>登录没有完成 / Not signed in</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem; }
a { display: inline-block; min-height: 24px; }
</style>
</head>
<body>
<main>
<h1>登录没有完成 <span lang="en">Not signed in</span></h1>
<p>${escapeHtml(title.zh)}<br><span lang="en">${escapeHtml(title.en)}</span></p>
<p><small lang="en">${escapeHtml(code)}: ${escapeHtml(message)}</small></p>
<p><a href="/sign-in">重新登录 <span lang="en">Sign in again</span></a></p>
</main>
</body>
</html>
`

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
