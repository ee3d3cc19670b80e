"""What stands in brackets behind a name, such as the name in its own script, is said with it in every style."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.export.markdown import to_markdown
from sphinxcontrib_pubs.format.fold_names import fold_names
from sphinxcontrib_pubs.format.styles import style_named
from sphinxcontrib_pubs.model import Publication, plain_text
from sphinxcontrib_pubs.sources.load import read

LINE = '- Zhiwei Xu (许志伟), Xiaoming Liu (刘晓明), Bo Lind, and Rosa Quist. Cultures of lamps. *Sea*, vol. 3, 2022.\n'


def only(text: str) -> Publication:
    (publication,) = read(text, file='x', format='markdown').publications
    return publication


def test_a_name_in_its_own_script_is_read_beside_the_name() -> None:
    work = only(LINE)
    assert [each.person.family for each in work.authors] == ['Xu', 'Liu', 'Lind', 'Quist']
    assert (work.name_notes(), work.name_notes('editor')) == ({0: '许志伟', 1: '刘晓明'}, {})


def test_a_name_of_three_parts_keeps_what_is_in_its_brackets() -> None:
    work = only('- M. Kim, F. Farn (Hazan), O. Milen, Title of some lamps. Proc. Lamps, 2013, pp. 43-46.\n')
    assert work.name_notes() == {}
    assert plain_text(style_named('apa')(work)).startswith('Kim, M., Farn (Hazan), F., & Milen, O. (2013).')


@pytest.mark.parametrize(
    ('style', 'said'),
    [
        ('apa', 'Zhiwei Xu (许志伟), Xiaoming Liu (刘晓明), Bo Lind, & Rosa Quist. (2022).'),
        ('acm', 'Zhiwei Xu (许志伟), Xiaoming Liu (刘晓明), Bo Lind, and Rosa Quist. 2022.'),
        ('cv', 'Zhiwei Xu (许志伟), Xiaoming Liu (刘晓明), Bo Lind, & Rosa Quist. (2022).'),
        ('ieee', ' Zhiwei Xu (许志伟). Xiaoming Liu (刘晓明).'),
    ],
)
def test_every_style_says_it(style: str, said: str) -> None:
    assert said in plain_text(style_named(style)(only(LINE)))


def test_it_is_folded_with_its_name() -> None:
    folded = fold_names(style_named('apa')(only(LINE)), 2)
    (hidden,) = (part for part in folded if not isinstance(part, str) and part.kind == 'folded')
    assert plain_text(hidden.content) == 'Xiaoming Liu (刘晓明), Bo Lind'
    assert plain_text(folded).startswith('Zhiwei Xu (许志伟), ')


def test_it_survives_a_conversion_to_a_page() -> None:
    work = only(LINE)
    assert (
        only(to_markdown([work], lambda text: read(text, file='x', format='markdown'))).name_notes()
        == work.name_notes()
    )
