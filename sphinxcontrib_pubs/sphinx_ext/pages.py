"""Whole pages: lists written by hand in a page of the site, and what a page with a list needs around it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.matching import Matcher

from sphinxcontrib_pubs.banner.heading import HeadingFromFrontMatter
from sphinxcontrib_pubs.model import SourceSpan
from sphinxcontrib_pubs.render.delivery import BADGES
from sphinxcontrib_pubs.sphinx_ext.catalogue import Source
from sphinxcontrib_pubs.sphinx_ext.find import has_scripts
from sphinxcontrib_pubs.sphinx_ext.list_places import EXPLAINED, SOURCE_OF_PAGE, with_directives
from sphinxcontrib_pubs.sphinx_ext.made_pages import needs_of
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list, publication_name
from sphinxcontrib_pubs.sphinx_ext.registries import badges_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.sources import format_of_document, name_of
from sphinxcontrib_pubs.sphinx_ext.whole_regions import whole_regions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Reading

#: What stands around front matter that is TOML, as Hugo has it.
_TOML = '+++'
_BACKTICKS = re.compile('`{3,}')
_UNSURE = re.compile(r'[^ -~\n]|\?')


def replace_lists(app: Sphinx, docname: str, content: list[str]) -> None:
    """Puts a directive in the place of each hand-written list of a page that ``pubs_pages`` names.

    The list's lines become as many lines of directive and nothing, so that every other line keeps its number.
    The document's parser never sees the list, which is what makes a page of ten thousand entries quick.
    """
    env = _environment(app)
    if not Matcher(env.config.pubs_pages)(docname):
        return
    language = format_of_document(env)
    path = Path(env.doc2path(docname))
    source = Source(name_of(path, env), language)
    if not is_text_of(path, content[0]):
        source = source._replace(text=content[0], first_line=1)
    # Most sites have no such page, and looking for what explains signs takes long to import.
    from sphinxcontrib_pubs.sphinx_ext.explained import explained_in

    env.temp_data[SOURCE_OF_PAGE] = source
    reading = source.read(Path(env.srcdir))
    lines = content[0].split('\n')
    regions = whole_regions(lines, reading.publications, reading.regions, _substitutions(env, reading.front_matter))
    if language == 'restructuredtext':
        lines = _that_can_be_parsed(content[0], reading, source, env)
    lines = with_directives(lines, list(regions), language, env)
    env.temp_data[EXPLAINED] = explained_in(lines)
    if language == 'markdown' and any(problem.code == 'front-matter' for problem in reading.problems):
        _show_as_written(lines, content[0], source.name)
    elif language == 'markdown' and lines[0].rstrip() == _TOML:
        _say_in_yaml(lines, reading.front_matter)
    content[0] = '\n'.join(lines)


def _that_can_be_parsed(text: str, reading: Reading, source: Source, env: BuildEnvironment) -> list[str]:
    """The lines of a page whose blocks docutils can parse: Sphinx would end the build at what is around its lists."""
    from sphinxcontrib_pubs.sources.restructuredtext_depth import (
        DEEPEST_OF_PAGE,
        may_be_deep,
        shallow,
        told_as_too_deep,
    )

    lines = text.split('\n')
    if not may_be_deep(text):
        return lines
    flat = [*shallow(lines, DEEPEST_OF_PAGE)]
    told = told_as_too_deep(SourceSpan(file=source.name, line=1))
    if flat != lines and all(problem.code != told.code for problem in reading.problems):
        report([told], env)
    return flat


def is_read_in_place(app: Sphinx) -> bool:
    """Whether the page that is being read is one of ``pubs_pages``."""
    return SOURCE_OF_PAGE in _environment(app).temp_data


class HeadingOfWholePage(HeadingFromFrontMatter):
    """The same for a page that ``pubs_pages`` names, with or without a banner."""

    def is_wanted(self, said: Mapping[str, str]) -> bool:
        return SOURCE_OF_PAGE in self.env.temp_data


def _substitutions(env: BuildEnvironment, front_matter: Mapping[str, object]) -> set[str]:
    """The names that MyST puts something else in the place of, on every page and on this one."""
    if 'substitution' not in getattr(env.config, 'myst_enable_extensions', ()):
        return set()
    of_page = front_matter.get('myst')
    own = of_page.get('substitutions') if isinstance(of_page, dict) else None
    return {str(name) for names in (env.config.myst_substitutions, own) if isinstance(names, dict) for name in names}


def is_text_of(path: Path, text: str) -> bool:
    """Whether a page is read as its file has it: an extension may have filled in a template before."""
    try:
        if path.read_bytes() == text.encode():
            return True  # so it is with most pages, whose letters need no closer look
    except (OSError, UnicodeEncodeError):
        pass
    from sphinxcontrib_pubs.sources.load import load_text

    loaded, problems = load_text(path)
    # What cannot be decoded is a question mark to Sphinx, and to us a letter of another encoding.
    return loaded == text or (bool(problems) and _UNSURE.sub('', loaded) == _UNSURE.sub('', text))


def _show_as_written(lines: list[str], text: str, name: str) -> None:
    """Makes a block of code of front matter that cannot be read; its parser would drop it, or take it for a heading."""
    from sphinxcontrib_pubs.sources.front_matter import read_front_matter
    from sphinxcontrib_pubs.sources.page import Page

    end = read_front_matter(Page(text, file=name)).lines
    fence = '`' * max(3, 1 + max(map(len, _BACKTICKS.findall(text)), default=0))
    is_closed = lines[end - 1].rstrip() in ('...', lines[0].rstrip())
    # One without an end ends at an empty line, or with the page.
    lines[end - 1 if is_closed else end : end if is_closed else end + 1] = [fence]
    lines[0] = f'{fence}text'


def _say_in_yaml(lines: list[str], front_matter: Mapping[str, object]) -> None:
    """Puts front matter that is TOML into the YAML that MyST knows, in as many lines; JSON is YAML in one."""
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _TOML), 0)
    if end:
        said = ['---', json.dumps(front_matter, ensure_ascii=False), '---'] if front_matter else []
        # MyST warns of front matter that says nothing.
        lines[: end + 1] = said + [''] * (end + 1 - len(said))


def adopt_sources(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Lets a document that a list reads from stand outside every toctree, where it would be warned of."""
    domain = env.domains['pub']
    for docname in sorted(domain.data['places']):
        for dependency in env.dependencies.get(docname, ()):
            source = env.path2doc(str(Path(env.srcdir, dependency)))
            if source and source != docname and source in env.found_docs:
                env.metadata[source].setdefault('orphan', '')
    return []


def add_files(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Links the style sheet from the pages that show a list or a name, and where some lists need more, that too."""
    ours = [] if doctree is None else list(doctree.findall(_is_styled))
    lists = [node for node in ours if isinstance(node, publication_list)]
    made = needs_of(context)
    if ours or made is not None:
        app.add_css_file('pubs.css')
        if badges_of(app.config, Path(app.srcdir)):
            app.add_css_file(BADGES)
    if 'layouts' in (made or ()) or any(node['layout'] != 'list' or node['thumbnails'] for node in lists):
        app.add_css_file('pubs-layouts.css')
    if 'chart' in (made or ()) or any(node['chart'] for node in lists):
        app.add_css_file('pubs-chart.css')
    if ('tools' in (made or ()) or any(node['tools'].any or node['together'] for node in lists)) and has_scripts(
        app.builder
    ):
        app.add_css_file('pubs-find.css')
        app.add_js_file('pubs.js', loading_method='defer')
    if any(node['layout'] == 'table' for node in lists) and has_scripts(app.builder):
        app.add_js_file('pubs-table.js', loading_method='defer')


def _is_styled(node: nodes.Node) -> bool:
    return isinstance(node, publication_list | publication_name)


def _environment(app: Sphinx) -> BuildEnvironment:
    assert app.env is not None
    return app.env
