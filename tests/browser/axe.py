"""The rules of accessibility that machines can check (axe-core), asked of what is ours in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser_session import Browser

#: WCAG 2.2 at level AA with all that it contains, and what axe itself holds to be good practice.
TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
OURS = ['section.pubs', '.pubs-banner']


def violations(
    browser: Browser, node_modules: Path, include: list[str] | None = None, *, without: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    """The rules that the page breaks within our elements, or within others, each with the elements that break it.

    ``without`` names rules that are not asked for.
    """
    if not browser.evaluate('typeof axe === "object"'):
        browser.evaluate((node_modules / 'axe-core' / 'axe.min.js').read_text('utf8') + '\n;0')
    within = f'{{include: {[[name] for name in include or OURS]}.filter(([name]) => document.querySelector(name))}}'
    left_out = ', '.join(f'"{rule}": {{enabled: false}}' for rule in without)
    options = f'{{runOnly: {{type: "tag", values: {TAGS}}}, rules: {{{left_out}}}, resultTypes: ["violations"]}}'
    found: list[dict[str, Any]] = browser.evaluate(f'axe.run({within}, {options}).then(result => result.violations)')
    return {
        violation['id']: [f'{" ".join(node["target"])}: {node["failureSummary"]}' for node in violation['nodes']]
        for violation in found
    }
