"""What ``conf.py`` says about banners: its values registered, put right where they cannot be used, and asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx.locale import __
from sphinx.util.matching import compile_matchers

from sphinxcontrib_pubs.banner.report import warn_of_setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_WILDCARDS: Final = '*?['
#: Of a list of nearest names, the most that are looked through.
_MOST_NAMES: Final = 5000


class Default(NamedTuple):
    """The background of pages that name none; ``pattern`` is the entry of the setting that it comes from, if any."""

    background: str = ''
    pattern: str = ''


def add_config_values(app: Sphinx) -> None:
    app.add_config_value('pubs_banner', '', 'html', [str, dict])
    app.add_config_value('pubs_banners', {}, 'html', [dict])
    app.add_config_value('pubs_banner_remote_images', False, 'html', [bool])


def check_settings(app: Sphinx, config: Config) -> None:
    """Puts the default in the place of a value of another type, of which Sphinx has warned by then."""
    if not isinstance(config.pubs_banner, str | dict):
        config.pubs_banner = ''
    if not isinstance(config.pubs_banners, dict):
        config.pubs_banners = {}
    if isinstance(config.pubs_banner, dict):
        for pattern, value in config.pubs_banner.items():
            if not (isinstance(pattern, str) and isinstance(value, str)):
                expected = __('%r: %r is left out; expected: the name of a document or a glob, and a text')
                warn_of_setting(app, 'pubs_banner', expected % (pattern, value), entry=str(pattern))
        config.pubs_banner = {
            pattern: value
            for pattern, value in config.pubs_banner.items()
            if isinstance(pattern, str) and isinstance(value, str)
        }


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
            message = __('no document is called %r') if is_name(pattern) else __('no document fits %r')
            hint = __('; did you mean %r?') % near[0] if near else __('; expected: the name of a document, or a glob')
            warn_of_setting(app, 'pubs_banner', message % pattern + hint, entry=pattern)


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
    return not any(character in pattern for character in _WILDCARDS)


def _fixed(pattern: str) -> int:
    """How many characters of a name the glob writes out; a set in brackets fixes one of several."""
    return sum(character not in '*?[]' for character in pattern)
