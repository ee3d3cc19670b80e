"""The banner on paper by way of LaTeX: what is written, and the colours of a PDF that two engines make of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.banner.canvas import Canvas, canvas
from sphinxcontrib_pubs.banner.colour import as_number
from sphinxcontrib_pubs.banner.contrast import choose_text
from sphinxcontrib_pubs.banner.css import CssError
from sphinxcontrib_pubs.banner.geometry import Box
from sphinxcontrib_pubs.banner.grammar import read_background
from sphinxcontrib_pubs.banner.latex_pages import _HEIGHT_WITHOUT_WORDS, _WIDTH
from sphinxcontrib_pubs.banner.tikz import as_drawing
from tests.bitmaps import Picture, png, read_ppm

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GREY = '#7a6a5a'
GALLERY = Path(__file__).parents[2] / 'docs' / 'pictures'
#: Whether the picture of the guide is taken anew.
PICTURES = bool(os.environ.get('PUBS_PICTURES'))
HOSTILE = r'\input{/etc/passwd} $x$ {a} # & ~ _ ^^41 100% \write18{ls} \\ ' + '\x0c\x7f' + '}}\\end{document}'


def page(heading: str, **front_matter: object) -> str:
    return f'---\n{json.dumps(front_matter)}\n---\n\n# {heading}\n\nText of {heading}.\n'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Callable[..., Site]:
    def make(files: dict[str, str], **configuration: object) -> Site:
        names = '\n'.join(name.removesuffix('.md') for name in files)
        index = f'# Site\n\n```{{toctree}}\n{names}\n```\n'
        settings = {'extensions': ['myst_parser', 'sphinxcontrib_pubs.banner'], 'project': 'Site', 'author': 'A'}
        return make_site({'index.md': index, **files}, **{**settings, 'pubs_latex_banner': True, **configuration})

    return make


def strips(tex: str) -> list[str]:
    return re.findall(r'\\pubsbanner\{\d+\}.*?(?=\n\n|\n\\sphinxAtStartPar)', tex, re.DOTALL)


def test_nothing_is_written_unless_the_site_asks(site: Callable[..., Site]) -> None:
    built = site({'a.md': page('A', header={'background': 'navy'})}, pubs_latex_banner=False).build('latex')
    assert 'pubsbanner' not in built.text('site.tex')
    assert not (built.outdir / 'pubsbanner.sty').exists()


def test_a_strip_stands_under_the_heading_of_its_page(site: Callable[..., Site], seed: Path) -> None:
    files = {
        'publication.md': seed.read_text('utf8'),
        'plain.md': '# Plain\n\nText.\n',
        'deep.md': page(
            'Deep',
            title='Other words',
            description='A line',
            date='2024-05',
            author='A. Lee',
            header={'background': 'dusk'},
        ),
        'hidden.md': page('Hidden', hide_meta=True, date='2024-05', header={'background': 'teal'}),
    }
    built = site(files, suppress_warnings=['myst.header']).build('latex')
    assert built.warnings == ''
    tex = built.text('site.tex')
    assert r'\usepackage{pubsbanner}' in tex
    assert (built.outdir / 'pubsbanner.sty').is_file()
    seed_strip, deep, hidden = strips(tex)
    between = tex[tex.index(r'\chapter{Selected Publications}') : tex.index(seed_strip)]
    assert re.sub(r'\\label\{[^}]*\}|\\detokenize\{[^}]*\}|[\s{}%]', '', between) == r'\chapterSelectedPublications'
    assert r'\pubsbanner{640}{140}{0,0,0}' in seed_strip
    assert r'{\Large\bfseries Publication\par}' in seed_strip
    assert r'\pubsbannerline' in seed_strip
    assert (
        r'{\Large\bfseries Other words\par}' in deep and r'A line\par' in deep and '2024' in deep and 'A. Lee' in deep
    )
    assert r'\pubsbanner{640}{140}{1,1,1}' in deep
    # The heading stands above it, and is not said twice.
    assert hidden.startswith('\\pubsbanner{640}{60}{1,1,1}%\n{}%\n')


def test_nothing_of_a_page_is_a_command(site: Callable[..., Site]) -> None:
    front_matter = {'title': HOSTILE, 'description': HOSTILE, 'author': HOSTILE, 'header': {'background': 'gold'}}
    (strip,) = strips(site({'a.md': page('A', **front_matter)}).build('latex').text('site.tex'))
    ours = {'pubsbanner', 'pubsbannerfill', 'Large', 'bfseries', 'small', 'par'}
    escapes = {'textbackslash', '{', '}', '$', '#', '&', '_', '%', 'textasciitilde', 'textasciicircum', 'sphinxhyphen'}
    assert set(re.findall(r'\\([A-Za-z]+|.)', strip, re.DOTALL)) <= ours | escapes
    plain = re.sub(r'\\.', '', strip)
    assert plain.count('{') == plain.count('}')
    assert '^^' not in strip and '\x0c' not in strip and '\x7f' not in strip
    assert '%' not in re.sub(r'\\%|%\n', '', strip)


def test_the_first_document_has_one_where_it_has_words(site: Callable[..., Site]) -> None:
    front_matter = '---\nheader: {background: navy}\n---\n\n'
    project = site({'a.md': '# A\n'})
    contents = '```{toctree}\na\n```\n'
    project.write('index.md', f'{front_matter}# Site\n\n{contents}')
    assert strips(project.build('latex').text('site.tex')) == []
    project.write('index.md', f'{front_matter}# Site\n\nWelcome.\n\n{contents}')
    tex = project.build('latex').text('site.tex')
    assert tex.index(r'\pubsbanner{') < tex.index('Welcome.')


def test_a_picture_stays_on_the_screen_and_what_is_refused_is_told(site: Callable[..., Site]) -> None:
    files = {
        'a.md': page('A', header={'background_image': 'a.png'}),
        'b.md': page('B', header={'background': 'url(x)'}),
        'c.md': page('C', header={'background': 'none'}),
    }
    built = site(files).build('latex')
    assert strips(built.text('site.tex')) == []
    (warning,) = built.warnings.strip().splitlines()
    assert '/b.md: WARNING: header.background: url() is not taken' in warning


@pytest.mark.parametrize('builder', ['html', 'text', 'man', 'texinfo', 'xml', 'epub'])
def test_other_outputs_do_not_see_it(site: Callable[..., Site], builder: str) -> None:
    files = {'a.md': page('A', header={'background': 'navy'})}
    built = site(files, epub_copyright='2024', version='1').build(builder)
    assert built.warnings == ''
    for path in built.outdir.rglob('*'):
        assert not path.is_file() or b'pubsbanner' not in path.read_bytes()


@pytest.mark.parametrize('builder', ['text', 'man', 'texinfo'])
def test_plain_outputs_have_the_title_alone(site: Callable[..., Site], builder: str) -> None:
    """The heading of the page, as without a banner: nothing of the front matter is added, and nothing taken."""
    front_matter = {'title': 'Other words', 'description': 'A line', 'header': {'background': 'navy'}}
    outputs = []
    for keys in (front_matter, {}):
        built = site({'a.md': page('Heading', **keys)}).build(builder)
        assert built.warnings == ''
        (name,) = {'text': ['a.txt'], 'man': ['site.1'], 'texinfo': ['site.texi']}[builder]
        outputs.append(re.sub(r'\d{4}|\w+ \d+, \d+', '', built.text(name)))
        assert 'eading' in outputs[-1].replace('HEADING', 'Heading')
    assert outputs[0] == outputs[1]


#: What each kind of background becomes: a shading, or a mosaic.
KINDS = {
    'navy': r'\pubsbannerfill',
    'linear-gradient(17deg, navy, gold 40%, teal)': r'\pubsbannerline',
    'linear-gradient(to top right in oklch, #083d4f, #2b3a7a 60%, gold)': r'\pubsbannerline',
    'repeating-linear-gradient(60deg, navy 0 40px, gold 0 90px)': r'\pubsbannerline',
    'linear-gradient(-225deg, rgb(0 0 128 / 70%), gold) teal': r'\pubsbannerline',
    'radial-gradient(circle at 30% 20%, gold, teal 70%, navy)': r'\pubsbannerrings',
    'radial-gradient(closest-side at 70% 60%, gold, teal, navy)': r'\pubsbannerrings',
    'conic-gradient(from 30deg, red, gold, teal, red)': r'\pubsbannerfill',
    'linear-gradient(30deg, #0000, gold), radial-gradient(navy, teal)': r'\pubsbannerfill',
}


@pytest.mark.parametrize(('value', 'command'), KINDS.items())
def test_a_gradient_becomes_one_shading_and_the_rest_a_mosaic(value: str, command: str) -> None:
    drawing = as_drawing(canvas(read_background(value), Box(640, 140)))
    assert set(re.findall(r'\\\w+', drawing)) == {command}
    number = drawing.count('\\')
    assert number == 1 if command != r'\pubsbannerfill' or value == 'navy' else 500 < number <= 128 * 28
    assert not re.search(r'\d[eE][+-]?\d|nan|inf', drawing)
    positions = [float(place) for place in re.findall(r'rgb\(([\d.]+)bp\)', drawing)]
    assert all(second > first for first, second in pairwise(positions))


NUMBER = st.one_of(st.floats(-9e4, 9e4), st.floats(-1, 1), st.sampled_from([0, 1e-5, -1e-5, 100])).map(as_number)
MEASURE = st.tuples(NUMBER, st.sampled_from(['px', '%', 'vmin', 'em', 'dvh'])).map(''.join)
STOPS = st.lists(
    st.tuples(
        st.sampled_from(['red', 'oklch(.5 .1 none)', '#0f08', 'rgb(none 0 0)']),
        st.lists(MEASURE, max_size=2).map(' '.join),
    ).map(' '.join),
    min_size=1,
    max_size=5,
).map(', '.join)
HEADS = st.one_of(
    st.tuples(st.just('linear-gradient('), NUMBER, st.just('deg')).map(''.join),
    st.tuples(st.just('radial-gradient(circle at '), MEASURE, st.just(' '), MEASURE).map(''.join),
    st.tuples(st.just('radial-gradient(closest-side at '), MEASURE, st.just(' '), MEASURE).map(''.join),
    st.tuples(st.just('conic-gradient(from '), NUMBER, st.just('turn at '), MEASURE).map(''.join),
)


@settings(max_examples=60)
@given(st.sampled_from(['', 'repeating-']), HEADS, STOPS)
def test_no_value_that_is_read_breaks_the_drawing(repeating: str, head: str, stops: str) -> None:
    try:
        background = read_background(f'{repeating}{head}, {stops})')
    except CssError:
        return  # lengths in a conic gradient
    drawing = as_drawing(canvas(background, Box(160, 40), choose_text(background).scrim))
    assert not re.search(r'\d[eE][+-]?\d|nan|inf', drawing)
    # What TeX's dimensions hold, in points.
    assert all(abs(float(number)) < 16000 for number in re.findall(r'-?\d+(?:\.\d+)?', drawing))


def engine(name: str) -> str:
    missing = [program for program in (name, 'latexmk', 'pdftoppm') if shutil.which(program) is None]
    if missing:
        pytest.skip(f'no {" and no ".join(missing)} on the PATH')
    return name


RESOLUTION = 120


def strip_of(picture: Picture) -> Picture:
    """The part of a page that is coloured from the left margin to the right; nothing of a page without such."""
    width = len(picture[0])
    probes = [width * share // 100 for share in (20, 35, 50, 65, 80)]
    coloured = [all(row[x] != (255, 255, 255) for x in probes) for row in picture]
    best, start = (0, 0), 0
    for number, is_coloured in enumerate([*coloured, False]):
        if not is_coloured:
            best = max(best, (number - start, start))
            start = number + 1
    height, top = best
    if height < 20:
        return []
    middle = picture[top + height // 2]
    inside = [x for x in range(width) if middle[x] != (255, 255, 255)]
    # The outermost pixels are mixed with the paper's.
    return [row[inside[0] + 1 : inside[-1]] for row in picture[top + 1 : top + height - 1]]


def distances(picture: Picture, expected: Canvas) -> list[float]:
    """How far every fifth pixel is from the nearest colour within half a stone of its place."""
    height, width = len(picture), len(picture[0])
    found = []
    for row in range(0, height, 5):
        for column in range(0, width, 5):
            x, y = (column + 1.5) / (width + 2) * expected.box.width, (row + 1.5) / (height + 2) * expected.box.height
            near = ((0, 0), (3, 0), (-3, 0), (0, 3), (0, -3), (3, 3), (-3, -3), (3, -3), (-3, 3))
            colours = (expected.at(x + dx, y + dy) for dx, dy in near)
            pixel = picture[row][column]
            found.append(min(max(abs(a - b * 255) for a, b in zip(pixel, each, strict=True)) for each in colours))
    return found


@pytest.mark.latex
@pytest.mark.parametrize('name', ['pdflatex', 'lualatex'])
def test_a_pdf_has_the_colours_of_the_gradient(
    site: Callable[..., Site], seed: Path, tmp_path: Path, name: str
) -> None:
    """Nothing that the words of a page say is done by TeX, which may run no program here."""
    files = {'publication.md': seed.read_text('utf8')}
    files |= {f'page{number}.md': page(f'P{number}', header={'background': css}) for number, css in enumerate(KINDS)}
    files['words.md'] = page('W', title=HOSTILE, description=f'{HOSTILE} ' * 9, header={'background': GREY})
    # Its fonts are there with every LaTeX, and a chapter needs no empty page before it.
    elements = {'extraclassoptions': 'openany,oneside', 'fontpkg': ''}
    both = ['myst_parser', 'sphinxcontrib_pubs']
    built = site(files, extensions=both, latex_engine=engine(name), latex_elements=elements).build('latex')
    assert built.warnings == ''
    command = ['latexmk', '-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'site.tex']
    made = subprocess.run(command, cwd=built.outdir, capture_output=True, check=False)
    assert made.returncode == 0, made.stdout.decode(errors='replace')[-3000:]
    subprocess.run(['pdftoppm', '-r', str(RESOLUTION), built.outdir / 'site.pdf', tmp_path / 'page'], check=True)
    sheets = [read_ppm(path) for path in sorted(tmp_path.glob('page-*.ppm'))]
    strips_of_sheets = [(strip, sheet) for sheet in sheets if (strip := strip_of(sheet))]
    pages = [strip for strip, _ in strips_of_sheets]
    assert len(pages) == len(files)
    if PICTURES and name == 'pdflatex':
        _, first = strips_of_sheets[0]
        GALLERY.joinpath('banner-latex.png').write_bytes(png([list(row) for row in first[60 : len(first) // 2]]))
    wrong = []
    for value, picture in zip(KINDS, pages[1:], strict=False):
        background = read_background(value)
        expected = canvas(background, Box(_WIDTH, _HEIGHT_WITHOUT_WORDS), choose_text(background).scrim)
        far = distances(picture, expected)
        if sum(distance > 8 for distance in far) > len(far) / 50:
            wrong.append((value, max(far), sum(distance > 8 for distance in far), len(far)))
    assert wrong == [], '\n'.join(map(str, wrong))
    # So many words are higher than the drawing, which is stretched.
    assert len(pages[-1]) / len(pages[-1][0]) > 0.25 > 140 / 640


@pytest.mark.latex
def test_pdflatex_goes_on_at_letters_that_it_lacks(site: Callable[..., Site], tmp_path: Path) -> None:
    files = {'a.md': page('A', description='Tides from α to 你, naïve', header={'background': 'navy'})}
    elements = {'extraclassoptions': 'openany,oneside', 'fontpkg': ''}
    built = site(files, latex_engine=engine('pdflatex'), latex_elements=elements).build('latex')
    command = ['latexmk', '-pdf', '-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'site.tex']
    made = subprocess.run(command, cwd=built.outdir, capture_output=True, check=False)
    assert made.returncode == 0, made.stdout.decode(errors='replace')[-3000:]
    log = (built.outdir / 'site.log').read_text('utf8', errors='replace')
    assert re.findall(r'Package pubsbanner Warning: There is no letter for (\w)', log) == ['α', '你']
