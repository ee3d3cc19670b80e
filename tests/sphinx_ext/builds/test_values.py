"""What options and settings may be: every word in any case, and for what is none of them what was expected instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sphinx_ext import option_values as options
from sphinxcontrib_pubs.sphinx_ext import setting_values as settings
from sphinxcontrib_pubs.sphinx_ext.option_values import OptionError
from sphinxcontrib_pubs.sphinx_ext.person_pages import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ('read', 'value', 'found'),
    [
        (options.read_flag, '', True),
        (options.read_selected, '', 'only'),
        (options.read_selected, 'First', 'first'),
        (options.read_limit, '0', 0),
        (options.read_limit, '10', 10),
        (options.read_limit, '9' * 30, 10**18 - 1),
        (options.read_names, 'Abara, T.', 'Abara, T.'),
        (options.read_format, 'md', 'md'),
        (options.read_format, 'BibTeX', 'bibtex'),
        (options.read_authors, '8', 8),
        (options.read_authors, '1', 1),
        (options.read_authors, 'All', 0),
        (options.read_authors, 'none', 0),
        (options.read_links, 'all', None),
        (options.read_links, 'None', ()),
        (options.read_links, 'PDF, doi,pdf', ('pdf', 'doi')),
        (options.read_show, 'Bibtex, abstract, bibtex', ('bibtex', 'abstract')),
        (options.read_show, 'none', ()),
        (options.read_search, '', True),
        (options.read_search, 'None', False),
        (options.read_facets, 'year, type', ('year', 'type')),
        (options.read_copy, 'citation', ('citation',)),
        (options.read_downloads, 'csl-json, bib', ('csl-json', 'bib')),
        (options.read_downloaded, 'list, groups, entries', ('list', 'groups', 'entries')),
        (options.read_feeds, 'all, people', ('all', 'people')),
        (options.read_metadata, 'COinS', ('coins',)),
        (options.read_paper_pages, ' All ', 'all'),
        (options.read_numbering, 'Descending', 'descending'),
        (options.read_chart, '', 'year'),
        (options.read_chart, 'Year', 'year'),
        (options.read_chart, 'none', ''),
        (options.read_layout, 'Table', 'table'),
        (options.read_classes, 'wide A!b 1', ('wide', 'a-b')),
        (settings.read_folders, 'static', ['static']),
        (settings.read_folders, ('a', 'b'), ['a', 'b']),
        (settings.read_globs, ['papers/*', '[a-c]'], ['papers/*', '[a-c]']),
        (settings.read_people, True, [EVERYBODY]),
        (settings.read_people, False, []),
        (settings.read_people, 'roe, abara,roe', ['roe', 'abara']),
        (settings.read_people, [7, ' ', 'none', 'roe '], ['7', 'roe']),
        (settings.read_number_of_names, 0, 0),
        (settings.read_number_of_names, 12, 12),
        (options.read_flag, '', True),
        (options.read_flag, 'True', True),
        (options.read_flag, 'no', False),
        (options.read_search, 'true', True),
        (options.read_search, 'false', False),
        (options.read_show, 'all', options.SHOWN),
        (options.or_else('bib, ris', options.read_downloads), '', ('bib', 'ris')),
        (options.or_else('bib, ris', options.read_downloads), 'yaml', ('yaml',)),
        (settings.read_truth, 1, True),
        (settings.read_truth, False, False),
        (settings.several(options.read_feeds), ['all', 'People'], ['all', 'people']),
        (settings.several(options.read_feeds), [], []),
        (settings.several(options.read_feeds), 'all', ['all']),
        (settings.one(options.read_layout, 'a layout'), 'Cards', 'cards'),
    ],
)
def test_a_value_is_read(read: Callable[[object], object], value: object, found: object) -> None:
    assert read(value) == found


@pytest.mark.parametrize(
    ('read', 'value', 'message', 'hint'),
    [
        (options.read_flag, 'bib', 'stands for itself and takes no value', 'leave out what follows it'),
        (options.read_selected, 'last', 'expected nothing, or "first", not \'last\'', 'leave out what follows it'),
        (options.read_limit, 'ten', "expected a whole number of entries, 0 or more, not 'ten'", ''),
        (options.read_limit, '-1', "expected a whole number of entries, 0 or more, not '-1'", ''),
        (options.read_limit, '٣', "expected a whole number of entries, 0 or more, not '٣'", ''),
        (options.read_names, '', 'expected the id or the name of a person, found nothing', ''),
        (options.read_format, 'bibtx', "no format is called 'bibtx'", 'did you mean bibtex?'),
        (options.read_authors, '0', 'expected a whole number of names, 1 or more, or "all", not \'0\'', ''),
        (options.read_authors, 'few', 'expected a whole number of names, 1 or more, or "all", not \'few\'', ''),
        (
            options.read_links,
            'pdf, all',
            'expected kinds of links, found "all" among others',
            'write "all", "none" or kinds of links',
        ),
        (
            options.read_links,
            'none, pdf',
            'expected kinds of links, found "none" among others',
            'write "all", "none" or kinds of links',
        ),
        (options.read_links, 'pdf,', 'expected kinds of links, found nothing', 'write "all", "none" or kinds of links'),
        (options.read_links, '', 'expected kinds of links, found nothing', 'write "all", "none" or kinds of links'),
        (options.read_show, 'abstrct', "no part of an entry is called 'abstrct'", 'did you mean abstract?'),
        (options.read_show, 'none, abstract', 'found "none" among others', 'write "none" alone, or leave it out'),
        (options.read_search, 'box', 'expected nothing, or "none", not \'box\'', 'leave out what follows it'),
        (options.read_facets, 'yaer', "no facet is called 'yaer'", 'did you mean year?'),
        (options.read_copy, '', 'expected a text to copy, found nothing', 'expected one of bibtex, citation'),
        (
            options.read_facets,
            'year type',
            "no facet is called 'year type'",
            'put commas between the words: year, type',
        ),
        (
            options.read_downloads,
            'bib; ris',
            "no format of a download is called 'bib; ris'",
            'put commas between the words: bib, ris',
        ),
        (options.read_sort, 'year desc', 'expected a key to sort by, found "year desc"', 'write "-year"'),
        (
            options.read_sort,
            'year ascending',
            'expected a key to sort by, found "year ascending"',
            'write "year"',
        ),
        (options.read_sort, 'year up', 'expected a key to sort by, found "year up"', 'did you mean year?'),
        (options.read_downloads, 'bibb', "no format of a download is called 'bibb'", 'did you mean bib?'),
        (options.read_downloaded, 'lists', "no part of a list is called 'lists'", 'did you mean list?'),
        (
            options.read_downloaded,
            'none',
            'expected list, groups, entries or several',
            'without files, leave out :download:',
        ),
        (options.read_feeds, 'peple', "no feed is called 'peple'", 'did you mean people?'),
        (options.read_metadata, 'coin', "no form of metadata is called 'coin'", 'did you mean coins?'),
        (options.read_paper_pages, 'al', "no choice of paper pages is called 'al'", 'did you mean all?'),
        (options.read_numbering, 'up', "no numbering is called 'up'", 'expected one of ascending, descending, none'),
        (options.read_chart, 'yaer', "no chart is called 'yaer'", 'did you mean year?'),
        (options.read_layout, 'tabel', "no layout is called 'tabel'", 'did you mean table?'),
        (settings.read_folders, 7, 'expected a list of folders, not 7', 'write [] for none'),
        (settings.read_folders, ['a', 7], "expected a list of folders, not ['a', 7]", 'write [] for none'),
        (settings.read_globs, None, 'expected a list of names of documents, not None', 'write [] for none'),
        (
            settings.read_globs,
            ['ok', '[z-a]'],
            "'[z-a]' is no glob: bad character range z-a at position 1",
            'a set in brackets goes from low to high',
        ),
        (settings.read_people, 7, 'expected a list of ids, not 7', 'write [] for none'),
        (settings.read_number_of_names, -1, 'expected a whole number of names, 0 or more, not -1', ''),
        (settings.read_number_of_names, True, 'expected a whole number of names, 0 or more, not True', ''),
        (settings.read_number_of_names, '8', "expected a whole number of names, 0 or more, not '8'", ''),
        (settings.read_truth, 2, 'expected True or False, not 2', ''),
        (settings.read_truth, 'yes', "expected True or False, not 'yes'", ''),
        (settings.one(options.read_layout, 'a layout'), ['table'], "expected a layout, not ['table']", ''),
        (settings.one(options.read_layout, 'a layout'), 'x' * 99, f"no layout is called '{'x' * 99}'", None),
    ],
)
def test_what_is_no_value_is_told_with_what_was_expected(
    read: Callable[[object], object], value: object, message: str, hint: str | None
) -> None:
    with pytest.raises(OptionError) as found:
        read(value)
    assert str(found.value) == message
    assert hint is None or found.value.hint == hint
    assert found.value.column == 1


@pytest.mark.parametrize(
    ('read', 'value', 'column'),
    [
        (options.read_sort, '-year, autor', 8),
        (options.read_group_by, 'type, yaer', 7),
        (options.read_filter, 'year > 2000 and yaer', 17),
    ],
)
def test_a_fault_in_an_expression_has_its_column(read: Callable[[object], object], value: object, column: int) -> None:
    with pytest.raises(OptionError, match='expected') as found:
        read(value)
    assert found.value.column == column
