"""A server in this process that answers as Crossref, doi.org, arXiv, ORCID and OpenAlex document it, or badly."""

from __future__ import annotations

import itertools
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

REPLIES = Path(__file__).parent / 'fetch' / 'replies'
JSON = 'application/json'
#: The services' names on the command line, and where they begin here.
PLACES = {'crossref': '/crossref', 'doi': '/doi', 'arxiv': '/arxiv', 'orcid': '/orcid', 'openalex': '/openalex'}


class Answer(NamedTuple):
    """One answer. ``after`` is a pause before its body, ``drip`` one between its bytes, ``cut`` how many it lacks.

    ``head_drip`` is a pause between the bytes of headers that never end.
    """

    body: bytes = b''
    status: int = 200
    type: str = JSON
    headers: Mapping[str, str] = {}
    after: float = 0.0
    drip: float = 0.0
    cut: int = 0
    head_drip: float = 0.0


class Asked(NamedTuple):
    """A question that came: its path with the query, and its headers."""

    path: str
    headers: Mapping[str, str]


def usual_answers() -> dict[str, list[Answer]]:
    """The beginnings of paths and what is answered: one answer after the other, the last one again and again."""
    answers = {
        f'/crossref/works/10.5555/{path.stem}': [Answer(path.read_bytes())] for path in (REPLIES / 'crossref').iterdir()
    }
    csl = 'application/vnd.citationstyles.csl+json'
    answers |= {
        f'/doi/10.5555/{path.stem}': [Answer(path.read_bytes(), type=csl)] for path in (REPLIES / 'doi').iterdir()
    }
    answers['/arxiv/api/query'] = [Answer((REPLIES / 'arxiv.xml').read_bytes(), type='application/atom+xml')]
    answers['/orcid/0000-0002-1825-0097/works/103'] = [Answer((REPLIES / 'orcid-bulk.json').read_bytes())]
    answers['/orcid/0000-0002-1825-0097/works'] = [Answer((REPLIES / 'orcid-works.json').read_bytes())]
    pages = [Answer((REPLIES / f'openalex-{number}.json').read_bytes()) for number in (1, 2)]
    answers['/openalex/works?filter=authorships.author.id:A5000000001&'] = pages
    answers['/quay.bib'] = [Answer((REPLIES / 'quay.bib').read_bytes(), type='text/x-bibtex')]
    return answers


class Registries:
    """The running server: ``answers`` may be changed, ``asked`` is what came."""

    def __init__(self) -> None:
        self.answers = usual_answers()
        self.asked: list[Asked] = []
        registries = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                registries._answer(self)

            def log_message(self, *_: object) -> None:
                """The tests' output is theirs."""

        self._server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Registries:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f'http://127.0.0.1:{self._server.server_address[1]}'

    @property
    def arguments(self) -> list[str]:
        """What makes ``sphinx-pubs fetch`` ask here."""
        return [f'--service={name}={self.address}{place}' for name, place in PLACES.items()]

    @property
    def environment(self) -> dict[str, str]:
        return {f'SPHINX_PUBS_{name.upper()}_URL': f'{self.address}{place}' for name, place in PLACES.items()}

    def crossref(self, doi: str, **changes: object) -> None:
        """Lets Crossref tell of a work otherwise from now on; a change of None takes a field away."""
        path = f'/crossref/works/{doi}'
        message = json.loads(self.answers[path][-1].body)['message']
        message |= changes
        told = {name: value for name, value in message.items() if value is not None}
        self.answers[path] = [Answer(json.dumps({'status': 'ok', 'message': told}).encode())]

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = unquote(handler.path)
        self.asked.append(Asked(path, dict(handler.headers)))
        known = max((each for each in self.answers if path.startswith(each)), key=len, default='')
        answers = self.answers.get(known, [Answer(b'Resource not found.', 404, 'text/plain')])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        try:
            self._send(handler, answer)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True  # whoever asked has gone

    def _send(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        if answer.head_drip:
            for byte in itertools.chain(b'HTTP/1.0 200 OK\r\nX-Lamps: ', itertools.repeat(ord('x'))):
                handler.wfile.write(bytes([byte]))
                time.sleep(answer.head_drip)
        handler.send_response(answer.status)
        handler.send_header('Content-Type', answer.type)
        if 'Content-Length' not in answer.headers:
            handler.send_header('Content-Length', str(len(answer.body) + answer.cut))
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        time.sleep(answer.after)
        if answer.drip:
            for byte in answer.body:
                handler.wfile.write(bytes([byte]))
                time.sleep(answer.drip)
        else:
            handler.wfile.write(answer.body)
        handler.close_connection = True
