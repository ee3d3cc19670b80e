"""What ``conf.py`` says about banners: its values registered, put right where they cannot be used, and asked for."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from urllib.parse import quote

from sphinx.util.matching import compile_matchers

from sphinxcontrib_pubs.banner.report import warn_of_setting, with_advice
from sphinxcontrib_pubs.model.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.banner.share import Service

#: Builders whose pages are a theme's; in all others the banner stays in the column, and nothing is shared.
THEMED_BUILDERS: Final = frozenset(('html', 'dirhtml', 'singlehtml'))
_WILDCARDS: Final = '*?['
#: Of a list of nearest names, the most that are looked through.
_MOST_NAMES: Final = 5000


class Default(NamedTuple):
    """The background of pages that name none; ``pattern`` is the entry of the setting that it comes from, if any."""

    background: str = ''
    pattern: str = ''


class Setting(NamedTuple):
    """One configuration value; ``rebuild`` is Sphinx's word for what a change of it makes stale."""

    default: object
    rebuild: Literal['html', '']
    types: tuple[type, ...]
    help: str


SETTINGS: Final = {
    'pubs_banner': Setting(
        '',
        'html',
        (str, dict),
        'The banner of every page that names none: a CSS background, a name, or a mapping of documents, as globs, to '
        'these; see [](../banner.md#for-many-pages).',
    ),
    'pubs_banners': Setting({}, 'html', (dict,), 'Names for backgrounds, beside the dozen that are there.'),
    'pubs_banner_remote_images': Setting(
        False,
        'html',
        (bool,),
        'Whether a banner may show a picture of another site, which then knows who reads the page.',
    ),
    'pubs_latex_banner': Setting(False, '', (bool,), 'Whether LaTeX has the banner as a strip under the heading.'),
    'pubs_share': Setting(
        [],
        'html',
        (list, tuple),
        'Links to share a page: names of services; see [](../banner.md#links-to-share-a-page).',
    ),
    'pubs_share_services': Setting(
        {}, 'html', (dict,), 'Services of the site, by the name of the link: an address with ``{url}`` and ``{title}``.'
    ),
}


def add_config_values(app: Sphinx) -> None:
    """Registers the settings, and the address of the site unless somebody has."""
    for name, setting in SETTINGS.items():
        app.add_config_value(name, setting.default, setting.rebuild, setting.types)
    if 'pubs_base_url' not in app.config:  # which exports need as well
        app.add_config_value('pubs_base_url', '', 'html', [str])


def check_settings(app: Sphinx, config: Config) -> None:
    """Puts the default in the place of a value of another type.

    Sphinx has warned of it by then, but for numbers, which it lets stand for True, and for what is within a mapping.
    """
    if not isinstance(config.pubs_banner, str | dict):
        config.pubs_banner = ''
    if not isinstance(config.pubs_base_url, str):
        config.pubs_base_url = ''
    for name in ('pubs_banners', 'pubs_share_services'):
        if not isinstance(config[name], dict):
            config[name] = {}
    if not isinstance(config.pubs_share, list | tuple):
        config.pubs_share = []
    for name in ('pubs_banner_remote_images', 'pubs_latex_banner'):
        if config[name] not in (True, False):
            if isinstance(config[name], int):
                warn_of_setting(app, name, f'expected True or False, not {shown(config[name])}')
            config[name] = False
    for name in ('pubs_banners', 'pubs_share_services'):  # whose names front matter and lists have as texts
        config[name] = {str(key): value for key, value in config[name].items()}
    for name, background in config.pubs_banners.items():  # which stay, so that a page that has one says what it is
        if not isinstance(background, str):
            message = f'{shown(name)}: {shown(background)} cannot be used; expected: a background as text'
            warn_of_setting(app, 'pubs_banners', message, entry=name)
    if isinstance(config.pubs_banner, dict):
        config.pubs_banner = {
            pattern: value for pattern, value in config.pubs_banner.items() if _is_usable(app, pattern, value)
        }


def _is_usable(app: Sphinx, pattern: object, value: object) -> bool:
    """Whether an entry of ``pubs_banner`` names documents and a background; a warning tells of one that does not."""
    if isinstance(pattern, str) and isinstance(value, str):
        with suppress(re.error):
            compile_matchers([pattern])
            return True
    message = f'{shown(pattern)}: {shown(value)} is left out; expected: the name of a document or a glob, and a text'
    warn_of_setting(app, 'pubs_banner', message, entry=str(pattern))
    return False


def check_share(app: Sphinx) -> None:
    """Tells of services that are none, and of links that cannot be made, where a builder makes them."""
    named = [*map(str, app.config.pubs_share), *app.config.pubs_share_services]
    if not named or app.builder.name not in THEMED_BUILDERS:
        return
    from sphinxcontrib_pubs.banner.share import ShareError, read_service

    if app.config.pubs_share and not base_url(app.config):
        message = 'the address of the site is not known; expected: html_baseurl or pubs_base_url with https://.'
        warn_of_setting(app, 'pubs_share', f'{message} No page has links to share it.')
    for name in dict.fromkeys(named):
        try:
            read_service(name, app.config.pubs_share_services)
        except ShareError as error:
            message = f'{with_advice(str(error), error.expected)} The page is shared without it.'
            setting = 'pubs_share_services' if name in app.config.pubs_share_services else 'pubs_share'
            warn_of_setting(app, setting, message, entry=name)


def share_services(config: Config) -> tuple[Service, ...]:
    """What ``pubs_share`` names and is known, in its order; nothing where the address of the site is not known."""
    if not config.pubs_share or not base_url(config):
        return ()
    own = (
        (name, address if isinstance(address, str) else None) for name, address in config.pubs_share_services.items()
    )
    return _read_services(tuple(map(str, config.pubs_share)), tuple(own))


@lru_cache(maxsize=16)
def _read_services(names: tuple[str, ...], own: tuple[tuple[str, object], ...]) -> tuple[Service, ...]:
    from sphinxcontrib_pubs.banner.share import ShareError, read_service

    services = []
    for name in names:
        with suppress(ShareError):  # which `check_share` tells
            services.append(read_service(name, dict(own)))
    return tuple(dict.fromkeys(services))


def base_url(config: Config) -> str:
    """Where the site's pages will be, with a slash at its end; '' if nobody says."""
    url = str(config.pubs_base_url or config.html_baseurl or '').strip()
    return f'{url.rstrip("/")}/' if url.lower().startswith(('https://', 'http://')) else ''


def page_address(document: str, config: Config, builder: Builder) -> str:
    """Where a page will be, without a place in it; '' where the site does not know its own address."""
    base = base_url(config)
    return base + page_uri(document, builder).partition('#')[0] if base else ''


def page_uri(document: str, builder: Builder) -> str:
    """The way from the root of a site to a page, percent-encoded, as builders whose pages are folders leave it."""
    uri = builder.get_target_uri(document)
    if builder.format != 'html' or uri.startswith((quote(document), '#document-')):
        return uri
    return quote(uri)


def check_patterns(app: Sphinx, env: BuildEnvironment) -> None:
    """Tells of entries of ``pubs_banner`` that no document is meant by."""
    if not isinstance(app.config.pubs_banner, dict):
        return
    from difflib import get_close_matches

    names = list(env.found_docs)
    for pattern in app.config.pubs_banner:
        (matches,) = compile_matchers([pattern])
        if not any(map(matches, names)):
            near = get_close_matches(pattern, names[:_MOST_NAMES], n=1)
            what = 'is called' if is_name(pattern) else 'fits'
            hint = f'did you mean {near[0]!r}?' if near else 'expected: the name of a document, or a glob'
            warn_of_setting(app, 'pubs_banner', f'no document {what} {pattern!r}; {hint}', entry=pattern)


def default_of(config: Config, docname: str) -> Default:
    """What ``pubs_banner`` says of a document: by the most specific of the globs that it fits."""
    setting = config.pubs_banner
    if isinstance(setting, str):
        return Default(setting.strip())
    return next((default for matches, default in _in_order(tuple(setting.items())) if matches(docname)), Default())


@lru_cache(maxsize=16)
def _in_order(setting: tuple[tuple[str, str], ...]) -> list[tuple[Callable[[str], object], Default]]:
    """The most specific first: whole names, then by how much of the name a glob fixes, then as written."""
    patterns = sorted(setting, key=lambda item: (not is_name(item[0]), -_fixed(item[0])))
    matchers = compile_matchers([pattern for pattern, _ in patterns])
    return [
        (matches, Default(value.strip(), pattern)) for matches, (pattern, value) in zip(matchers, patterns, strict=True)
    ]


def is_name(pattern: str) -> bool:
    """Whether a pattern is the name of one document."""
    return not any(character in pattern for character in _WILDCARDS)


def _fixed(pattern: str) -> int:
    """How many characters of a name the glob writes out; a set in brackets fixes one of several."""
    return sum(character not in '*?[]' for character in pattern)
