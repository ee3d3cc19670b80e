"""The terms and dates of a language: those of a style, over those of the language, over those of American English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.csl.boxes import Quotes
from sphinxcontrib_pubs.format.csl.locale_faults import forget_foreign_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.format.csl.tree import Element

_SHORTER = {'verb-short': ('verb-short', 'verb', 'long'), 'symbol': ('symbol', 'short', 'long')}


class Locale:
    """What a style says in one language; elements of locales are given from the most general on."""

    def __init__(self, elements: Iterable[Element], language: str) -> None:
        self.language = language
        self.dates: dict[str, Element] = {}
        self.options: dict[str, str] = {}
        self._terms: dict[tuple[str, str], tuple[str, str]] = {}
        self._genders: dict[str, str] = {}
        self._ordinals: dict[tuple[str, str], tuple[str, str]] = {}
        spoken = ''
        for element in elements:
            of = element.get('lang').partition('-')[0]
            self._take(element, is_another=bool(of) and of != spoken)
            spoken = of or spoken
        closing = self.term('close-quote') or '”'
        self.quotes = Quotes(
            self.term('open-quote') or '“',
            closing,
            self.term('open-inner-quote') or '‘',
            self.term('close-inner-quote') or '’',
            self.options.get('punctuation-in-quote') == 'true',
        )

    def _take(self, element: Element, *, is_another: bool) -> None:
        """Takes what an element tells over what is known; ``is_another`` says that it is of another language."""
        for date in element.all('date'):
            self.dates[date.get('form', 'text')] = date
        for options in element.all('style-options'):
            self.options |= options.attributes
        told: dict[tuple[str, str], tuple[str, str]] = {}
        ordinals: dict[tuple[str, str], tuple[str, str]] = {}
        for terms in element.all('terms'):
            for term in terms.all('term'):
                name = term.get('name')
                if name.startswith('ordinal'):
                    ordinals[name, term.get('gender-form')] = (term.text.strip('\n\t'), term.get('match'))
                    continue
                single, multiple = term.child('single'), term.child('multiple')
                text = (single.text if single else term.text, multiple.text if multiple else term.text)
                told[name, term.get('form', 'long')] = text
                if term.get('gender'):
                    self._genders[name] = term.get('gender')
        if is_another:
            forget_foreign_forms(self._terms, told)
        self._terms |= told
        if ordinals:  # a language has its own or those of another, never a mixture
            self._ordinals = ordinals

    def term(self, name: str, form: str = 'long', *, plural: bool = False) -> str:
        """A term, in the nearest form that the language has; '' where it has none."""
        for each in _SHORTER.get(form, (form, 'long')):
            if (name, each) in self._terms:
                return self._terms[name, each][plural]
        return ''

    def has(self, name: str, form: str) -> bool:
        return (name, form) in self._terms

    def gender(self, term: str) -> str:
        return self._genders.get(term, '')

    def ordinal(self, number: int, gender: str = '') -> str:
        """``1st``, ``2ᵉ``, ``3.``: the number with the ending that its language gives it."""
        for name in (f'ordinal-{number % 100:02d}', f'ordinal-{number % 10:02d}'):
            for key in ((name, gender), (name, '')):
                if key in self._ordinals and _fits(number, name, self._ordinals[key][1]):
                    return f'{number}{self._ordinals[key][0]}'
        ending = self._ordinals.get(('ordinal', gender)) or self._ordinals.get(('ordinal', '')) or ('', '')
        return f'{number}{ending[0]}'


def _fits(number: int, name: str, match: str) -> bool:
    """Whether an ending is for a number: one digit means its last, two its last two, unless the term says otherwise."""
    wanted = int(name[-2:])
    if match == 'whole-number':
        return number == wanted
    by_one = match == 'last-digit' or (not match and wanted < 10)
    return number % (10 if by_one else 100) == wanted
