"""Letters of sources in a manual that pdfLaTeX sets: commands for those that its fonts lack, a sign for all others."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_pubs.export.tex_letters import IN_A_BOX, OTHER, divided_letters
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

_OTHERS = re.compile(rf'{re.escape(OTHER)}\{{([^{{}}]*)\}}')
_GREEK, _CYRILLIC = r'\u0370-\u03ff\u1f00-\u1fff', r'\u0400-\u052f'
#: Encodings of fonts that a site may load, and languages for which Sphinx does.
_GREEK_FONTS, _CYRILLIC_FONTS = ('LGR',), ('X2', 'T2A', 'T2B', 'T2C')
_CYRILLIC_LANGUAGES = ('be', 'bg', 'kk', 'mk', 'mn', 'ru', 'sr', 'uk')
#: How many stretches of letters a message names.
_MOST_NAMED = 5


def print_letters(document: nodes.document, config: Config) -> Iterator[Problem]:
    """Puts what pdfLaTeX prints in the place of letters of sources; says which it has nothing for, once an entry."""
    kept = _kept(config)
    missing: dict[tuple[str, int], dict[str, None]] = {}
    for text in list(document.findall(nodes.Text)):
        if text.isascii() or (place := _place_in_list(text)) is None:
            continue
        replaced, others = _printed(text, kept)
        if others:
            missing.setdefault(place, {}).update(dict.fromkeys(others))
        if replaced:
            _put(text, replaced)
    for (file, line), letters in missing.items():
        named = list(letters)[:_MOST_NAMED]
        more = f' and {len(letters) - len(named)} more' if len(letters) > len(named) else ''
        yield Problem(
            code='latex-letters',
            message=f'pdflatex has no letters for {", ".join(named)}{more}; a sign stands for them',
            hint="set latex_engine = 'lualatex' or 'xelatex'",
            severity=Severity.WARNING,
            span=SourceSpan(file=file, line=line),
        )


def _kept(config: Config) -> str:
    """The letters for which a site has fonts of its own, as ranges."""
    fonts: str = config.latex_elements.get('fontenc', '')
    is_cyrillic = config.language.partition('_')[0] in _CYRILLIC_LANGUAGES
    greek = _GREEK if any(each in fonts for each in _GREEK_FONTS) else ''
    return greek + (_CYRILLIC if is_cyrillic or any(each in fonts for each in _CYRILLIC_FONTS) else '')


def _place_in_list(text: nodes.Text) -> tuple[str, int] | None:
    """Where what a text belongs to stands in its source; None for a text of the site's own."""
    is_ours, place = False, None
    node: nodes.Element | None = text.parent
    while node is not None and not (is_ours and place):
        classes: list[str] = node.get('classes', [])
        is_ours = is_ours or any(each.startswith('pubs') for each in classes)
        if place is None and node.source and node.line:
            place = node.source, node.line
        node = node.parent
    return (place or ('', 1)) if is_ours else None


def _printed(text: nodes.Text, kept: str) -> tuple[list[nodes.Node], list[str]]:
    """What takes the place of a text, nothing where it may stay, and the letters that cannot be printed."""
    pieces = list(divided_letters(text.astext(), kept))
    if len(pieces) == 1:
        whole = pieces[0][0]  # which may be a letter and an accent put together
        return ([] if whole == text.astext() else [nodes.Text(whole)]), []
    if isinstance(text.parent, nodes.literal_block):  # which is printed sign by sign
        others = [letters for _, letters, _ in pieces if letters]
        return [nodes.Text(''.join(words + '?' * len(letters) for words, letters, _ in pieces))], others
    others = [letters for _, _, said in pieces for letters in _OTHERS.findall(said)]
    in_formula, in_heading = isinstance(text.parent, nodes.math), _stands_in_heading(text)
    replaced: list[nodes.Node] = []
    for words, letters, said in pieces:
        said = _OTHERS.sub(lambda _: IN_A_BOX, said)
        if said and in_heading:  # which is a bookmark as well
            said = rf'\texorpdfstring{{{said}}}{{{_plain(letters)}}}'
        if in_formula:
            replaced.append(nodes.Text(words + (f'\\text{{{said}}}' if said else '')))
            continue
        if words:
            replaced.append(nodes.Text(words))
        if said:
            replaced.append(nodes.raw('', said, format='latex'))
    return replaced, others


def _stands_in_heading(text: nodes.Text) -> bool:
    node: nodes.Element | None = text.parent
    while node is not None and not isinstance(node, nodes.title | nodes.rubric):
        node = node.parent
    return node is not None


def _plain(letters: str) -> str:
    """The letters without their accents, as far as they are ours; a question mark for each other."""
    parts = (unicodedata.normalize('NFKD', letter)[:1] for letter in letters if not unicodedata.combining(letter))
    return ''.join(part if part.isascii() and part.isalnum() else '?' for part in parts)


def _put(text: nodes.Text, replaced: list[nodes.Node]) -> None:
    parent = text.parent
    if isinstance(parent, nodes.math):
        formula = ''.join(each.astext() for each in replaced)
        parent.replace_self(nodes.math(formula, formula, **parent.attributes))
        return
    position = parent.index(text)
    parent[position : position + 1] = replaced
    if isinstance(parent, nodes.literal_block):
        parent.rawsource = parent.astext()  # or it is taken for a block with markup
