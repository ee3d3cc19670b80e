"""A run: what is asked for → every service that knows of it asked, and the lock as it is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.fetch.errors import FetchError, UnknownError
from sphinxcontrib_pubs.fetch.lock import Lock, Request, digest
from sphinxcontrib_pubs.fetch.records import Told, renewed
from sphinxcontrib_pubs.fetch.services import arxiv, bibtex_file, crossref, openalex, orcid, registration
from sphinxcontrib_pubs.fetch.taking import BIBTEX, notices_of, published_as
from sphinxcontrib_pubs.fetch.wanted import Wanted, identified
from sphinxcontrib_pubs.library.keys import Names
from sphinxcontrib_pubs.library.versions.stage import is_preprint_doi
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan, notice_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.journal import Journal
    from sphinxcontrib_pubs.fetch.lock import Record
    from sphinxcontrib_pubs.fetch.services import Service
    from sphinxcontrib_pubs.model import Publication, Reading


class Settings(NamedTuple):
    """What a run is told: the services and their places, the day, how many works OpenAlex may have, its key.

    ``read_list`` reads a file of a list by the name that the lock has for it; ``progress`` is told how many works of
    how many are done.
    """

    services: Mapping[str, Service]
    today: str
    most: int
    openalex_key: str
    read_list: Callable[[str], Reading]
    progress: Callable[[int, int, str], None]


class Outcome(NamedTuple):
    """The lock as it is to be, and what a person should know."""

    lock: Lock
    problems: tuple[Problem, ...]


class Run:
    """One run over what is wanted, which notes what a person should know as it goes."""

    def __init__(self, client: Client, settings: Settings, journal: Journal, old: Lock, file: str) -> None:
        self.client = client
        self.settings = settings
        self.journal = journal
        self.old = old
        self.problems: list[Problem] = []
        self._told: dict[str, Told] = {}
        self._places: dict[str, SourceSpan] = {}
        self._listed: set[str] = set()  # identifiers that sources have, under any of their names
        self._unknown: set[str] = set()  # what no service knows, and what the lock therefore need not ask for again
        self._failed = False  # whether something that leads to works could not be followed
        self._nowhere = SourceSpan(file, 1)
        # The names of records, and of the files and the people that they came from.
        self._in_lock = frozenset(
            part for name in old.records for part in (name, name.rpartition('#')[0], name.rpartition('/work/')[0])
        )

    def over(self, wanted: Sequence[Wanted], *, is_whole: bool) -> Outcome:
        """Asks for everything, and puts together what was told.

        ``is_whole`` says that this is all that anybody wants, so that what nothing leads to may go.
        """
        works: dict[str, Wanted] = {}
        for each in wanted:
            for work in self._works_of(each):
                works.setdefault(work.name, work)
        self._ask_for(list(works.values()))
        records = self._records(drop=is_whole and not self._failed, reached={*works, *self._told})
        self.problems += self._suggestions(records)
        return Outcome(Lock(self._requests(wanted), records), tuple(self.problems))

    def _requests(self, wanted: Sequence[Wanted]) -> tuple[Request, ...]:
        known = {request.text: request for request in self.old.requests}
        for each in wanted:
            if each.name not in self._unknown:
                known.setdefault(each.name, Request(each.name, self._nowhere))
        return tuple(sorted(known.values()))

    def _works_of(self, wanted: Wanted) -> Iterator[Wanted]:
        """The works that something wanted leads to; what nobody but its own service knows is told at once."""
        place = wanted.place or self._nowhere
        try:
            if wanted.kind in ('doi', 'arxiv'):
                yield wanted
            elif wanted.kind == 'file':
                yield from self._works_in(wanted.value)
            elif wanted.kind == 'bibtex':
                for key, reply in bibtex_file.ask(self.client, wanted.value):
                    self._told[f'{wanted.value}#{key}'] = Told(BIBTEX, reply)
            elif wanted.kind == 'orcid':
                yield from self._works_of_person(wanted, place)
            else:
                yield from self._works_at_openalex(wanted, place)
        except FetchError as error:
            self._failed = True
            self._problem(error, wanted.name, place)

    def _works_in(self, name: str) -> Iterator[Wanted]:
        reading = self.settings.read_list(name)
        self.problems += (problem for problem in reading.problems if problem.severity is Severity.ERROR)
        if not reading.publications and reading.problems:
            self._failed = True
        for publication in reading.publications:
            self._listed.update(f'{scheme}:{value.lower()}' for scheme, value in publication.identifiers)
            work = _work_of(publication)
            if work is not None:
                yield work

    def _works_of_person(self, wanted: Wanted, place: SourceSpan) -> Iterator[Wanted]:
        service = self.settings.services['orcid']
        listed = orcid.ask(self.client, service, wanted.value)
        yield from (work._replace(place=place) for work in listed.works)
        for code, reply in orcid.works(self.client, service, wanted.value, listed.codes):
            self._told[f'{wanted.name}/work/{code}'] = Told('ORCID', reply)

    def _works_at_openalex(self, wanted: Wanted, place: SourceSpan) -> Iterator[Wanted]:
        service, settings = self.settings.services['openalex'], self.settings
        listed = openalex.ask(self.client, service, wanted.value, most=settings.most, key=settings.openalex_key)
        yield from (work._replace(place=place) for work in listed.works)
        for identifier, reply in listed.others.items():
            self._told[f'openalex:{identifier}'] = Told('OpenAlex', reply)

    def _ask_for(self, works: Sequence[Wanted]) -> None:
        """Asks for works by their identifiers, those at arXiv many at once."""
        numbered = [work for work in works if work.kind == 'arxiv']
        batches = [numbered[at : at + arxiv.MOST_AT_ONCE] for at in range(0, len(numbered), arxiv.MOST_AT_ONCE)]
        done = 0
        for batch in [*batches, *([work] for work in works if work.kind == 'doi')]:
            self.settings.progress(done, len(works), batch[0].name)
            for work in batch:
                self._places[work.name] = work.place or self._nowhere
                if (known := self.journal.get(work.name)) is not None:
                    self._told[work.name] = known
            missing = [work for work in batch if work.name not in self._told]
            if missing and missing[0].kind == 'arxiv':
                self._ask_arxiv(missing)
            elif missing:
                self._ask_registries(missing[0])
            done += len(batch)
        self.settings.progress(done, len(works), '')

    def _ask_arxiv(self, works: Sequence[Wanted]) -> None:
        service = self.settings.services['arxiv']
        try:
            found = arxiv.ask(self.client, service, [work.value for work in works])
        except FetchError as error:
            for work in works:
                self._problem(error, work.name, self._places[work.name])
            return
        for work in works:
            if work.value in found:
                self._note(work.name, Told('arXiv', found[work.value]))
            else:
                self._problem(UnknownError('arXiv knows nothing of it'), work.name, self._places[work.name])

    def _ask_registries(self, work: Wanted) -> None:
        """Asks Crossref, and then whichever agency has the DOI; the one that had it last time first."""
        services = self.settings.services
        old = self.old.records.get(work.name)
        agencies = ['doi', 'crossref'] if old is not None and old.source == 'doi.org' else ['crossref', 'doi']
        for agency in agencies:
            ask = crossref.ask if agency == 'crossref' else registration.ask
            try:
                reply = ask(self.client, services[agency], work.value)
            except UnknownError:
                continue
            except FetchError as error:
                self._problem(error, work.name, self._places[work.name])
                return
            self._note(work.name, Told('Crossref' if agency == 'crossref' else 'doi.org', reply))
            return
        self._problem(UnknownError('no registry knows it'), work.name, self._places[work.name])

    def _note(self, name: str, told: Told) -> None:
        self._told[name] = told
        self.journal.put(name, told)

    def _records(self, *, drop: bool, reached: set[str]) -> dict[str, Record]:
        """The records of the lock: those that were told now, and of the others those that may still be wanted."""
        records = {name: record for name, record in self.old.records.items() if not drop or name in reached}
        keys = Names(record.key for record in self.old.records.values())
        for name in sorted(self._told):
            old = self.old.records.get(name)
            try:
                found = renewed(name, self._told[name], old, self.settings.today)
            except FetchError as error:
                self._problem(error, name, self._places.get(name, self._nowhere))
                continue
            record = found.record
            if old is None:
                record = _with_key(record, keys.give(record.key))
            records[name] = record
            self.problems += self._changes_to_know(record, old, found.kept)
        return records

    def _changes_to_know(self, record: Record, old: Record | None, kept: Sequence[str]) -> Iterator[Problem]:
        place = self._places.get(record.identifier, self._nowhere)
        if kept:
            message = (
                f'{record.identifier}: {", ".join(kept)} as edited by hand, which {record.source} tells otherwise now'
            )
            hint = 'keep it, or delete the record and fetch again'
            yield _problem('fetch-edited', message, Severity.NOTE, place, hint)
        if old is not None and old.reply == record.reply:
            return
        known = set(notices_of(old.source, old.reply)) if old is not None else set()
        for notice in notices_of(record.source, record.reply):
            if notice not in known:
                message = f'{record.identifier}: {notice_sentence(notice)}'
                yield _problem('fetch-notice', message, Severity.NOTE, place)

    def _suggestions(self, records: Mapping[str, Record]) -> Iterator[Problem]:
        """What preprints became, where neither the lock nor a source has it."""
        for name, record in records.items():
            for doi in published_as(record.source, record.reply):
                if name not in self._told or f'doi:{doi}' in records or f'doi:{doi}' in self._listed:
                    continue
                if not is_preprint_doi(doi):
                    message = f'{name} is a preprint of what appeared as {doi}'
                    place = self._places.get(name, self._nowhere)
                    hint = f'"sphinx-pubs fetch {doi}" adds it'
                    yield _problem('fetch-published', message, Severity.NOTE, place, hint)

    def _problem(self, error: FetchError, name: str, place: SourceSpan) -> None:
        if isinstance(error, UnknownError):
            self._unknown.add(name)
            hint = 'look for a slip in it'
            self.problems.append(_problem('fetch-unknown', f'{name}: {error}', Severity.WARNING, place, hint))
            return
        hint = 'what the lock has of it stays' if name in self._in_lock else 'fetch again later'
        self.problems.append(_problem('fetch-failed', f'{name}: {error}', Severity.WARNING, place, hint))


def _with_key(record: Record, key: str) -> Record:
    entry = {**record.entry, 'key': key}
    return record._replace(entry=entry, entry_hash=digest(entry))


def _work_of(publication: Publication) -> Wanted | None:
    place = publication.source._replace(end_line=0)
    return identified(publication.identifier('doi'), publication.identifier('arxiv'), place)


def _problem(code: str, message: str, severity: Severity, place: SourceSpan, hint: str = '') -> Problem:
    return Problem(code=code, message=message, severity=severity, span=place, hint=hint)
