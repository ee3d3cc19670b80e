"""Measures the search of a long list in Chromium: ``python tests/benchmarks/find.py [-n 10000] [--theme furo]``.

Each key is a real one, sent by the browser's own protocol; the time of a key runs until the browser has painted its
answer, as the Event Timing interface reports it. Ends with status 1 where a key, also the first one on a page that
is only just there, the opening of a filter or a choice takes longer than 100 ms.

On a machine that others use, such a time has theirs in it. So each answer has a second one, the processor's own for the
thread of the page. It goes on for some frames, until those entries are there as well that nobody sees yet, and is
therefore longer than the answer where the machine is at rest.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build import build, machine
from seed_style import make_list

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser_session import open_browser, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.browser_session import Browser

#: What is typed in turn: words that all, many, few and no entries have.
QUERIES = ('learning', 'sparse graphs', 'chang', 'n77', 'xyzzy')
LONGEST = 100.0  # milliseconds
KINDS = ('load', 'first key', 'key', 'clear', 'filter', 'choice', 'frame after loading', 'frame')
ANSWERS = ('first key', 'key', 'clear', 'filter', 'choice')
#: Interactions as the browser reports them: from the event to the next paint that shows its outcome.
OBSERVE = """
window.seen = [];
new PerformanceObserver(list => window.seen.push(...list.getEntries().map(e => [e.name, e.duration])))
  .observe({type: 'event', durationThreshold: 16, buffered: false});
"""
SETTLE = 'new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)))'
SCROLL = """
(async steps => {
  const frames = [];
  let last = performance.now();
  for (let step = 0; step < steps; step += 1) {
    scrollBy({top: 400, behavior: 'instant'});
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames;
})
"""


def make_site(folder: Path, entries: int, theme: str) -> Path:
    folder.mkdir()
    extensions = ['myst_parser', 'sphinxcontrib_pubs']
    (folder / 'conf.py').write_text(
        f'extensions = {extensions!r}\nexclude_patterns = ["_build", "list.md"]\nhtml_theme = {theme!r}\n', 'utf8'
    )
    (folder / 'list.md').write_text(make_list(entries), 'utf8')
    (folder / 'index.md').write_text(
        '# Publications\n\n```{publications} list.md\n:group-by: year\n:search:\n:facets: year, venue, author\n```\n',
        'utf8',
    )
    run = build(folder)
    print(f'built in {run.seconds:.2f} s', file=sys.stderr)
    return folder / '_build'


def processor(browser: Browser) -> float:
    """The milliseconds that the page's thread has had of a processor."""
    metrics = browser.driver.execute_cdp_cmd('Performance.getMetrics', {})['metrics']
    return 1000 * float(next(each['value'] for each in metrics if each['name'] == 'TaskDuration'))


@contextmanager
def answered(browser: Browser, paints: list[float], processors: list[float]) -> Iterator[None]:
    """Notes the milliseconds from what is done to the paint that shows it, at least 8, since the browser rounds."""
    browser.evaluate('window.seen.length = 0')
    before = processor(browser)
    yield
    browser.evaluate(SETTLE)
    processors.append(processor(browser) - before)
    paints.append(max([8.0, *(duration for _, duration in browser.evaluate('window.seen'))]))


def press(browser: Browser, key: str) -> None:
    code = {'Backspace': 8, 'Escape': 27}.get(key)
    event: dict[str, Any] = {'key': key} if code else {'key': key, 'text': key}
    if code:
        event['windowsVirtualKeyCode'] = code
    browser.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {'type': 'keyDown', **event})
    browser.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {'type': 'keyUp', 'key': key})


def click(browser: Browser, selector: str) -> None:
    box = browser.box(selector)
    place = {'x': box['x'] + 8, 'y': box['y'] + 8, 'button': 'left', 'clickCount': 1}
    browser.driver.execute_cdp_cmd('Input.dispatchMouseEvent', {'type': 'mousePressed', **place})
    browser.driver.execute_cdp_cmd('Input.dispatchMouseEvent', {'type': 'mouseReleased', **place})


def measure(browser: Browser, address: str, rounds: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """The milliseconds of everything, and those of the processor of what answers somebody."""
    times: dict[str, list[float]] = {name: [] for name in KINDS}
    busy: dict[str, list[float]] = {name: [] for name in ANSWERS}
    browser.driver.execute_cdp_cmd('Performance.enable', {'timeDomain': 'threadTicks'})
    for _ in range(rounds):
        browser.open(address)
        # The words of the entries are read in these frames.
        times['frame after loading'] += browser.evaluate(f'{SCROLL}(60)')
        browser.open(address)
        times['load'].append(browser.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd'))
        browser.evaluate(OBSERVE)
        browser.evaluate('document.querySelector(".pubs-find__search").focus()')
        for number, query in enumerate(QUERIES):
            for position, letter in enumerate(query):
                kind = 'first key' if number == position == 0 else 'key'
                with answered(browser, times[kind], busy[kind]):
                    press(browser, letter)
            with answered(browser, times['clear'], busy['clear']):
                press(browser, 'Escape')
        for number in (1, 3, 5):
            with answered(browser, times['filter'], busy['filter']):
                click(browser, f'.pubs-find__facets > :nth-child({number})')
            for choice in (1, 2, 1, 2):
                with answered(browser, times['choice'], busy['choice']):
                    click(browser, f'.pubs-find__facets > :nth-child({number + 1}) label:nth-child({choice}) input')
        browser.evaluate('scrollTo(0, 0)')
        times['frame'] += browser.evaluate(f'{SCROLL}(200)')
    return times, busy


def as_table(times: dict[str, list[float]], busy: dict[str, list[float]]) -> str:
    lines = [
        '| what | times | median | 95 % below | longest | processor, median | processor, longest |',
        '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ]
    for name, values in times.items():
        ordered = sorted(values)
        most = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        own = busy.get(name)
        shown = [statistics.median(ordered), most, ordered[-1], *([statistics.median(own), max(own)] if own else [])]
        cells = [*(f'{value:.0f} ms' for value in shown), *([] if own else ['', ''])]
        lines.append(f'| {name} | {len(ordered)} | {" | ".join(cells)} |')
    return '\n'.join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('-n', '--entries', type=int, default=10_000, help='the length of the list')
    parser.add_argument('--rounds', type=int, default=3, help='how often the page is loaded and used')
    parser.add_argument('--theme', default='alabaster', help='the theme of the page')
    parser.add_argument('--json', action='store_true', help='print data in place of a table')
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        pages = make_site(folder / 'site', options.entries, options.theme)
        browser = stack.enter_context(open_browser(folder / 'profile'))
        address = stack.enter_context(served(pages))
        times, busy = measure(browser, f'{address}index.html', options.rounds)
        version = browser.driver.capabilities['browserVersion']
    if options.json:
        print(json.dumps({'times': times, 'processor': busy}))
    else:
        print(
            f'{options.entries:,} entries, {options.theme}, Chromium {version}; {machine()}\n\n{as_table(times, busy)}'
        )
    return int(max(time for kind in ANSWERS for time in times[kind]) > LONGEST)


if __name__ == '__main__':
    raise SystemExit(main())
