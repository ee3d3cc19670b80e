"""The elements of a style → functions that set an entry; made once for each style and language.

After the specification of CSL 1.0.2, without sorting: a list has its own order and its own numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.format.csl.boxes import Box, joined
from sphinxcontrib_pubs.format.csl.conditions import condition_of
from sphinxcontrib_pubs.format.csl.dates import DatePart, date_of
from sphinxcontrib_pubs.format.csl.looks import look_of
from sphinxcontrib_pubs.format.csl.macros import Macros
from sphinxcontrib_pubs.format.csl.names import INHERITED, name_list, options_of
from sphinxcontrib_pubs.format.csl.numbers import is_plural, numbers_in
from sphinxcontrib_pubs.format.csl.repeats import repeats_of
from sphinxcontrib_pubs.format.csl.tree import TreeError
from sphinxcontrib_pubs.format.csl.values import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.format.csl.boxes import Node
    from sphinxcontrib_pubs.format.csl.entry import Entry
    from sphinxcontrib_pubs.format.csl.locales import Locale
    from sphinxcontrib_pubs.format.csl.tree import Element

Setter: TypeAlias = Callable[['Entry'], 'list[Node]']

_DATE_FORMS = {'year': 'long', 'month': 'long', 'day': 'numeric'}


class Compiler:
    """Makes the setters of one style in one language: of its ``bibliography``, or of its ``citation``."""

    def __init__(self, style: Element, locale: Locale, part: str = 'bibliography') -> None:
        self.style = style
        self.locale = locale
        self._macros = Macros(style)
        self._made: dict[str, Setter] = {}
        element = style.child(part)
        layout = element.child('layout') if element is not None else None
        if element is None or layout is None:
            raise TreeError(f'the style has no {part}', style.line)
        self._layout = layout
        self.part = element
        attributes = style.attributes | element.attributes
        self._names = {own: attributes[name] for name, own in INHERITED.items() if name in attributes}
        self._names_delimiter = attributes.get('names-delimiter', '')
        self._range_format = style.get('page-range-format')
        #: Whether the style itself says where the letter behind a year stands: else it stands behind the first year.
        self._has_year_suffix = any(each.get('variable') == 'year-suffix' for each in self._shown_elements())
        self.repeats = repeats_of(element.attributes)

    def _shown_elements(self) -> Iterator[Element]:
        """The elements of the layout, and those of all macros."""
        yield from self._layout.walk()
        for macro in self.style.all('macro'):
            yield from macro.walk()

    def layout(self) -> Setter:
        """What sets a whole entry, or one work of a citation, whose brackets are around all of its works.

        Raises TreeError for a style that cannot be used.
        """
        self._macros.check(self._layout)
        children, look = self._children(self._layout), look_of(self._layout.attributes)
        if self.part.tag == 'citation':
            look = look._replace(prefix='', suffix='')

        def set_layout(entry: Entry) -> list[Node]:
            nodes = [node for child in children for node in child(entry)]
            return [look.around(nodes, entry)] if nodes else []

        return set_layout

    def _children(self, element: Element, names: Element | None = None) -> list[Setter]:
        return [self._setter(child, names) for child in element.children]

    def _setter(self, element: Element, names: Element | None = None) -> Setter:
        """What sets an element; ``names`` are those that it stands in for, which tell how its own names look."""
        if element.tag == 'names':
            return self._of_names(element, names)
        if element.tag == 'choose':
            return self._of_choose(element, names)
        make = _MAKERS.get(element.tag)
        if make is None:
            raise TreeError(f'an element {element.tag!r} cannot stand here', element.line)
        return make(self, element)

    def of_text(self, element: Element) -> Setter:
        """``text``: a variable, a macro, a term or words of the style."""
        look, attributes = look_of(element.attributes), element.attributes
        if 'macro' in attributes:
            macro = self._macro(element)

            def set_macro(entry: Entry) -> list[Node]:
                nodes = macro(entry)
                return [look.around(nodes, entry)] if nodes else []

            return set_macro
        if 'variable' in attributes:
            return self._of_variable(element)
        if 'term' in attributes:
            form, plural = attributes.get('form', 'long'), attributes.get('plural') == 'true'
            said = self.locale.term(attributes['term'], form, plural=plural)
        else:
            said = attributes.get('value', '')
        return lambda entry: [look.around([said], entry, english=True)] if said else []

    def _macro(self, element: Element) -> Setter:
        name, macro = element.get('macro'), self._macros.named(element)
        if name not in self._made:
            children = self._children(macro)
            self._made[name] = lambda entry: _unless_empty(children, entry)
        return self._made[name]

    def _of_variable(self, element: Element) -> Setter:
        look, variable = look_of(element.attributes), element.get('variable')
        short, range_format = element.get('form') == 'short', self._range_format
        if variable == 'citation-number' and self.part.tag == 'bibliography':
            return _nothing  # a list numbers its entries itself
        if variable == 'year-suffix':
            return lambda entry: _year_suffix(entry, look.around)

        def set_variable(entry: Entry) -> list[Node]:
            nodes, meaning = value_of(entry, variable, short=short, range_format=range_format)
            return [look.around(nodes, entry, meaning)] if nodes else []

        return set_variable

    def of_number(self, element: Element) -> Setter:
        """``number``: a variable as figures, as an ordinal, or in Roman figures."""
        look, variable, form = look_of(element.attributes), element.get('variable'), element.get('form', 'numeric')
        gender = self.locale.gender(variable)
        if form == 'numeric' or variable.startswith('page'):
            return self._of_variable(element)

        def set_number(entry: Entry) -> list[Node]:
            text = entry.text(variable)
            if not entry.note(variable, found=bool(text)):
                return []
            return [look.around([numbers_in(text, form, entry.locale, gender)], entry)]

        return set_number

    def of_label(self, element: Element) -> Setter:
        """``label``: the term of a variable that the entry has."""
        look, variable, form = look_of(element.attributes), element.get('variable'), element.get('form', 'long')
        rule = element.get('plural', 'contextual')
        locale = self.locale

        def set_label(entry: Entry) -> list[Node]:
            text = entry.text(variable)
            term = entry.locator_term if variable == 'locator' else variable
            plural = rule == 'always' or (rule == 'contextual' and is_plural(text, term))
            word = locale.term(term, form, plural=plural) if text else ''
            return [look.around([word], entry, english=True)] if word else []

        return set_label

    def of_date(self, element: Element) -> Setter:
        """``date``: the parts that the element has, or those of the language, as far as the element asks for them."""
        look, variable = look_of(element.attributes), element.get('variable')
        own = {each.get('name'): each.attributes for each in element.all('date-part')}
        delimiter, parts = element.get('delimiter'), list(element.all('date-part'))
        form = element.get('form')
        if form in self.locale.dates:
            of_language = self.locale.dates[form]
            wanted = element.get('date-parts', 'year-month-day').split('-')
            parts = [each for each in of_language.all('date-part') if each.get('name') in wanted]
            delimiter = of_language.get('delimiter')
        else:
            own = {}
        shown = [_date_part(each.attributes | own.get(each.get('name'), {})) for each in parts]
        suffixed = variable == 'issued' and not self._has_year_suffix

        def set_date(entry: Entry) -> list[Node]:
            if not entry.note(variable, found=isinstance(entry.item.get(variable), dict)):
                return []
            nodes = date_of(entry, variable, shown, delimiter, suffixed=suffixed)
            return [look.around(nodes, entry)] if nodes else []

        return set_date

    def of_group(self, element: Element) -> Setter:
        """``group``: its children with a delimiter, unless it asks for variables that are all empty."""
        look, delimiter, children = look_of(element.attributes), element.get('delimiter'), self._children(element)

        def set_group(entry: Entry) -> list[Node]:
            nodes = _unless_empty(children, entry)
            return [look.around(joined(nodes, delimiter), entry)] if nodes else []

        return set_group

    def _of_choose(self, element: Element, names: Element | None) -> Setter:
        """``choose``: the children of the first branch whose conditions hold, as if they stood in its place."""
        branches = [(condition_of(each), self._children(each, names)) for each in element.children]

        def set_choice(entry: Entry) -> list[Node]:
            for holds, children in branches:
                if holds(entry):
                    return [node for child in children for node in child(entry)]
            return []

        return set_choice

    def _of_names(self, element: Element, inherited: Element | None) -> Setter:
        """``names``: the people of its variables with their labels, or what stands in for them."""
        own = element if inherited is None or element.child('name') is not None else inherited
        name, et_al, label = own.child('name'), own.child('et-al'), own.child('label')
        attributes = self._names | (name.attributes if name else {})
        parts = {each.get('name'): look_of(each.attributes) for each in (name.children if name else ())}
        parts[''] = look_of(name.attributes if name else {})
        options = options_of(attributes, self.style.attributes)
        look = look_of(element.attributes if inherited is None else inherited.attributes | element.attributes)
        delimiter = own.get('delimiter') or self._names_delimiter
        others_look = look_of(et_al.attributes if et_al else {})
        others = self.locale.term(et_al.get('term', 'et-al') if et_al else 'et-al')
        label_first = label is not None and name is not None and own.children.index(label) < own.children.index(name)
        variables = element.get('variable').split()
        substitute = element.child('substitute')
        stand_ins = [self._setter(each, element) for each in substitute.children] if substitute else []
        label_look, form = (look_of(label.attributes), label.get('form', 'long')) if label else (None, '')

        def set_names(entry: Entry) -> list[Node]:
            found: list[Node] = []
            both, begins = variables, not entry.begun
            people = entry.people
            if len(variables) == 2 and people.get(variables[0]) and self._are_one(variables, entry, form):
                both = [variables[0]]
            for variable in both:
                if not entry.note(variable, found=variable in people):
                    continue
                listed = people[variable]
                behind = others_look.around([others], entry)
                said: list[Node] = [Box(name_list(listed, options, parts, entry, behind, begins=begins and not found))]
                term = 'editortranslator' if both != variables else variable
                word = self.locale.term(term, form, plural=len(listed) > 1) if label_look else ''
                if label_look and word:
                    said.insert(0 if label_first else 1, label_look.around([word], entry, english=True))
                found.append(Box(said))
            said = [look.around(joined(found, delimiter), entry)] if found else []
            said = said or self._stand_in(stand_ins, entry, look.around)
            return [] if said and entry.takes_lead(said) else said

        return set_names

    def _are_one(self, variables: list[str], entry: Entry, form: str) -> bool:
        """Whether the editors of a work are its translators, for which languages have a word."""
        if set(variables) != {'editor', 'translator'} or not self.locale.has('editortranslator', form or 'long'):
            return False
        first, second = ([each.person for each in entry.people.get(variable, ())] for variable in variables)
        return first == second

    @staticmethod
    def _stand_in(stand_ins: list[Setter], entry: Entry, around: Callable[..., Box]) -> list[Node]:
        """The first of what may stand for missing people; its variables are not shown again."""
        outer = entry.read
        for stand_in in stand_ins:
            entry.read = set()
            nodes = stand_in(entry)
            if nodes:
                entry.spent |= entry.read
                entry.read = None if outer is None else outer | entry.read
                return [around(nodes, entry)]
        entry.read = outer
        return []


def _unless_empty(children: list[Setter], entry: Entry) -> list[Node]:
    """What the children of a group or a macro say; nothing where they ask for variables that are all empty."""
    called, filled = entry.called, entry.filled
    entry.called = entry.filled = False
    nodes = [node for child in children for node in child(entry)]
    shown = bool(nodes) and (entry.filled or not entry.called)
    # Words within a group count as a variable for the group around it.
    entry.called, entry.filled = called or entry.called, filled or shown
    return nodes if shown else []


def _nothing(_entry: Entry) -> list[Node]:
    return []


def _year_suffix(entry: Entry, around: Callable[..., Box]) -> list[Node]:
    # No variable that a group could lack: it depends on the list, not on the work.
    suffix, entry.year_suffix = entry.year_suffix, ''
    return [around([suffix], entry)] if suffix else []


def _date_part(attributes: Mapping[str, str]) -> DatePart:
    name = attributes.get('name', '')
    form = attributes.get('form', _DATE_FORMS.get(name, 'long'))
    return DatePart(name, form, look_of(attributes), attributes.get('range-delimiter', '–'))


_MAKERS: dict[str, Callable[[Compiler, Element], Setter]] = {
    'text': Compiler.of_text,
    'number': Compiler.of_number,
    'label': Compiler.of_label,
    'date': Compiler.of_date,
    'group': Compiler.of_group,
}
