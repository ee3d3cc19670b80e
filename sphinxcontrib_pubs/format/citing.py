"""What a style says where a text cites a work, for styles that have a way of their own to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication

#: Where the letter stands that tells works of one year apart: which one is known when all of a site has been read.
LETTER = '\0'


class Brackets(NamedTuple):
    """What stands before, between and behind the works that are cited in one place.

    Three numbers and more that follow each other are the first and the last with a ``dash`` between them, and
    ``after_dash`` behind them; a style that shows each of them has no dash. ``sorts`` says that numbers ascend.
    """

    before: Markup
    between: Markup
    after: Markup
    dash: Markup = ()
    after_dash: Markup = ()
    sorts: bool = False


class Cite(NamedTuple):
    """What a style says of one work.

    ``whole`` stands within the brackets of a citation in parentheses; in the running text ``names`` come first, and
    ``rest`` stands within brackets behind them. A style that names nobody has () for ``names``; one that has nothing
    to say of a work has () for ``whole``.
    """

    whole: Markup
    names: Markup
    rest: Markup


class Citing(Protocol):
    """How a style cites.

    ``by_number`` says that it does so by the numbers of the list, ``has_letters`` that letters behind years tell works
    apart that it would cite alike; what it says then has ``LETTER`` in the place of the letter.
    """

    brackets: Brackets
    by_number: bool
    has_letters: bool

    def cite(self, publication: Publication, *, number: str, locator: str, is_told_apart: bool = False) -> Cite:
        """What is said of a work with a number in its list, '' for none, and of a place in it, '' for the whole.

        ``is_told_apart`` asks for what tells the work from another one that is cited alike, if the style has any.
        """


def with_letter(markup: Markup, letter: str) -> Markup:
    """The markup with a letter, or nothing, in its place."""
    return tuple(
        part.replace(LETTER, letter)
        if isinstance(part, str)
        else part._replace(content=with_letter(part.content, letter))
        for part in markup
    )


def in_text(names: Markup, rest: Markup, brackets: Brackets) -> Markup:
    """``Berg and Lind (2021)``, ``Berg and Lind [3]`` or, with a raised number, ``Berg and Lind³``."""
    if not rest:
        return names
    behind = (*brackets.before, *rest, *brackets.after)
    is_raised = isinstance(behind[0], Span) and behind[0].kind == 'superscript'
    return (*names, *behind) if is_raised else (*names, ' ', *behind)
