"""The values that ``conf.py`` may set: each with its default, its types, and a check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sphinxcontrib_pubs.banner.report import place_of_setting
from sphinxcontrib_pubs.banner.settings import base_url
from sphinxcontrib_pubs.library.errors import did_you_mean
from sphinxcontrib_pubs.model.problem import OF_PATHS
from sphinxcontrib_pubs.sphinx_ext.link_kinds import read_link_kinds
from sphinxcontrib_pubs.sphinx_ext.option_values import (
    OptionError,
    read_copy,
    read_downloads,
    read_facets,
    read_feeds,
    read_metadata,
    read_paper_pages,
)
from sphinxcontrib_pubs.sphinx_ext.person_pages import EVERYBODY, MEMBERS
from sphinxcontrib_pubs.sphinx_ext.registries import SETTINGS, registries_of
from sphinxcontrib_pubs.sphinx_ext.report import warn_of_setting
from sphinxcontrib_pubs.sphinx_ext.setting_values import (
    one,
    read_folders,
    read_globs,
    read_number_of_names,
    read_people,
    read_text,
    read_truth,
    several,
)
from sphinxcontrib_pubs.sphinx_ext.styles import usable_style
from sphinxcontrib_pubs.sphinx_ext.useless_settings import tell_of_unknown_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

_FILE = 'conf.py'
_STYLE = 'the name of a style'
_EXPECTED = {'pubs_people': 'ids to people', 'pubs_venues': 'abbreviations to venues'}


class Value(NamedTuple):
    """One configuration value; ``rebuild`` is Sphinx's word for what a change of it makes stale.

    ``read`` makes of what is written what the extension goes by, or raises OptionError; without it, Sphinx looks at the
    type alone, or a function below at the whole.
    """

    default: Any
    rebuild: Literal['env', 'html', '']
    types: tuple[type, ...]
    help: str
    read: Callable[[object], object] | None = None


VALUES = {
    'pubs_pages': Value(
        ['publication', 'publications', '**/publication', '**/publications'],
        'env',
        (list, tuple, str),
        'Documents, as globs, whose hand-written lists are read as publications.',
        read_globs,
    ),
    'pubs_source_roots': Value(
        [],
        'env',
        (list, tuple, str),
        'Folders besides the source directory whose files directives may read, as paths from the source directory: '
        '``[".."]`` for lists that lie beside the documentation.',
        read_folders,
    ),
    'pubs_file_roots': Value(
        [],
        'env',
        (list, tuple, str),
        'Folders in which the files of links and pictures are looked for as well, as paths from the source directory: '
        '``["assets/pdf", "static"]``; see [](../links.md#files-of-the-site).',
        read_folders,
    ),
    'pubs_people': Value(
        '',  # a mapping as the default could not be set by -D
        'env',
        (dict, list, str),
        'The people of the site: an id for each, with names and roles; or a YAML or JSON file of them, '
        'or a folder of profiles of Hugo Blox, from the source directory.',
    ),
    'pubs_venues': Value(
        '',
        'env',
        (dict, list, str),
        'Venues by their abbreviations, with full name, kind, url, colour and aliases; or a YAML or JSON file of them, '
        'from the source directory. The package knows some hundreds, which these extend and change.',
    ),
    'pubs_base_url': Value(
        '',
        'html',
        (str,),
        'Where the pages of the site will be, as an address with ``https://``, for links that leave the site. '
        'Without it, ``html_baseurl``.',
    ),
    'pubs_link_kinds': Value(
        '',
        'env',
        (dict, str),
        'Kinds of links that the site adds or calls otherwise: a label for each, or label, icon and the template of an '
        'address, as in ``{"hal": {"label": "HAL", "url": "https://hal.science/{value}"}}``.',
    ),
    'pubs_authors_limit': Value(
        0,
        'env',
        (int,),
        'Folds the names of an entry that has more, in every list that does not say otherwise; 0 never.',
        read_number_of_names,
    ),
    'pubs_style': Value(
        'apa',
        'env',
        (str,),
        'The style of every list that names none, or a ``.csl`` file from the source directory; see [](../styles.md).',
    ),
    'pubs_downloads': Value(
        [],
        'html',
        (list, tuple, str),
        'Formats of files with all publications of the site, which lie at its root: ``bib``, ``ris``, ``csl-json``, '
        '``yaml``. Lists with ``:download:`` lead to them as well.',
        several(read_downloads),
    ),
    'pubs_feeds': Value(
        [],
        'html',
        (list, tuple, str),
        'Atom feeds of the site: ``all``, and one for each of its ``people`` and ``topics``.',
        several(read_feeds),
    ),
    'pubs_author_pages': Value(
        [],
        'env',
        (list, tuple, str, bool),
        'Whose pages the site makes, of those whom its lists name: ``all`` people of the registry, its ``members``, or '
        'these, by their ids; see [](../author-pages.md#made-pages).',
        read_people,
    ),
    'pubs_paper_pages': Value(
        'abstract',
        'env',
        (str,),
        'Which publications have a page of their own: those with an ``abstract``, ``all`` or ``none``.',
        one(read_paper_pages, 'abstract, all or none'),
    ),
    'pubs_metadata': Value(
        [],
        'html',
        (list, tuple, str),
        'What pages with lists tell to programs: ``coins`` to reference managers, ``json-ld`` to search engines.',
        several(read_metadata),
    ),
    'pubs_search': Value(
        False,
        'env',
        (bool,),
        'Whether every list of ten entries or more has a search box that does not say otherwise.',
        read_truth,
    ),
    'pubs_facets': Value(
        [],
        'env',
        (list, tuple, str),
        'The filters of every list of ten entries or more that names none.',
        several(read_facets),
    ),
    'pubs_copy': Value(
        ['citation', 'bibtex'],
        'env',
        (list, tuple, str),
        'What entries have buttons for that copy it, in every list that does not say otherwise.',
        several(read_copy),
    ),
}


def add_config_values(app: Sphinx) -> None:
    """Registers the values, but for those that the banner has registered."""
    for name, value in VALUES.items():
        if name in app.config:  # by the banner, which works without us
            continue
        app.add_config_value(name, value.default, value.rebuild, value.types)


def check_config(app: Sphinx, config: Config) -> None:
    """Replaces a value that cannot be used by its default, and says so."""
    tell_of_unknown_settings(app, config)
    for name, value in VALUES.items():
        # What nobody wrote is as it must be, and needs nothing to be imported.
        if value.read is not None and getattr(config, name) != value.default:
            _read(app, name, value.read)
    if config.pubs_style != VALUES['pubs_style'].default:
        srcdir = Path(app.srcdir)
        _read(app, 'pubs_style', lambda value: usable_style(read_text(value, _STYLE), srcdir, srcdir, config.language))
    if config.pubs_feeds and not base_url(config):
        warn_of_setting(
            app, 'pubs_feeds', 'a feed needs the address of the site', 'set html_baseurl to one with https://'
        )
        config.pubs_feeds = []
    if config.pubs_link_kinds:
        for message, hint in read_link_kinds(config.pubs_link_kinds)[1]:
            warn_of_setting(app, 'pubs_link_kinds', message, hint)
        if not isinstance(config.pubs_link_kinds, dict):
            config.pubs_link_kinds = ''  # before Sphinx tells of its type as well
    _check_registries(app, config)
    _check_author_pages(app, config)


def _read(app: Sphinx, name: str, read: Callable[[object], object]) -> None:
    config = app.config
    try:
        setattr(config, name, read(getattr(config, name)))
    except OptionError as error:
        warn_of_setting(app, name, str(error), error.hint)
        setattr(config, name, VALUES[name].default)


def _check_registries(app: Sphinx, config: Config) -> None:
    """Tells of people and venues that cannot be used; the others stay."""
    for name in SETTINGS:
        value = getattr(config, name)
        if not isinstance(value, dict | list | str):
            what = _EXPECTED[name]
            warn_of_setting(app, name, f'expected a mapping of {what}, or a file of them, not {type(value).__name__}')
            setattr(config, name, '')
    if not any(getattr(config, name) for name in SETTINGS):
        return  # nobody's mistake can be in what nobody wrote
    srcdir = Path(app.srcdir)
    for name, problems in registries_of(config, srcdir).problems.items():
        for problem in problems:
            place = ''
            if problem.span.file != _FILE and problem.code not in OF_PATHS:
                place = f'{srcdir / problem.span.file}:{problem.span.line}:{problem.span.column}'
            warn_of_setting(app, name, problem.message, problem.hint, problem.code, place)


def _check_author_pages(app: Sphinx, config: Config) -> None:
    """Leaves out the words of the setting that mean nobody, and tells of them."""
    found: list[str] = []
    for word in config.pubs_author_pages:
        people = registries_of(config, Path(app.srcdir)).people
        if word in (EVERYBODY, MEMBERS) or word in people.people:
            found.append(word)
        else:
            hint = did_you_mean(word, (EVERYBODY, MEMBERS, *people.people), 'pubs_people names the people of the site')
            place = place_of_setting(Path(app.confdir), 'pubs_author_pages', word)
            warn_of_setting(app, 'pubs_author_pages', f'nobody has the id "{word[:80]}"', hint, place=place)
    config.pubs_author_pages = found
