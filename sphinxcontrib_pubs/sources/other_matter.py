"""What stands on the same pages as publications and has titles, names and years as well, but is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.candidates import ANNOUNCES
from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: ``$3,400``, ``€ 1.2M``, ``27,160€``, ``EUR 50 000``; but no mathematics (``$3$-manifolds``).
_AMOUNT = r'(?:\d{1,3}(?:[., ]\d{3})+|\d{3,}|\d+(?:\.\d+)?\s?(?:k|K|M|[mb]illion)(?!\w))'
_MONEY = late_pattern(
    rf'(?:[$€£¥]|(?<!\w)(?:USD|EUR|GBP|CHF|KRW|JPY|CNY|RMB|INR|AUD|CAD)\s)\s?{_AMOUNT}(?![\d$])|'
    r'(?<!\d)\d[\d.,]{2,}\s?(?:[€£]|(?:USD|EUR|GBP|CHF)(?!\w))'
)
_CURRENCIES = ('$', '€', '£', '¥', 'USD', 'EUR', 'GBP', 'CHF', 'KRW', 'JPY', 'CNY', 'RMB', 'INR', 'AUD', 'CAD')
#: Whose project it is: ``P.I. Ada Roe``, ``Co-PIs: …``.
_INVESTIGATOR = late_pattern(r'(?<![\w.])(?:P\.\s?I\.|(?:Co-?)?PIs?:|[Pp]rincipal [Ii]nvestigators?)(?!\w)')
#: What somebody did or was given, told in a sentence.
_TOLD = late_pattern(
    r'(?<!\w)(?:gave (?:an?|the|two|three|his|her|their) (?:[\w-]+\s){0,3}'
    r'(?:talks?|lectures?|keynotes?|seminars?|tutorials?|presentations?)|'
    r'(?:was|were) (?:selected|elected|named|appointed|invited|promoted|interviewed|featured)|'
    r'(?:has|have) (?:been (?:accepted|selected|elected|named|appointed|invited|promoted|published)|joined)|'
    r'(?:joined|joins|visited|visits) (?:us|the|our)|(?:received|won|wins|receives) (?:an?|the|his|her|their)|'
    r'(?:successfully )?(?:defended|defends) (?:his|her|their))(?!\w)'
)
#: ``Our paper``, ``Two preprints``: no work is called so.
_NAMELESS = late_pattern(
    r'(?:our|my|this|the|an?|one|two|three|four|several|new)\s(?:[\w-]+\s){0,2}'
    r'(?:papers?|articles?|preprints?|abstracts?|manuscripts?|posters?|talks?|patents?|chapters?)',
    re.IGNORECASE,
)
#: ``Reviews: Annals of Tides``, ``GPA: 4.0``: what is said of the work above, or of a life.
_OF_THE_WORK = late_pattern(
    r'\W{0,4}(?:accolades?|reviews?|reviewed (?:in|by)|(?:media |press )?coverage|media|press|awards?|prizes?|'
    r'endorsements?|translations?|translated into|cited (?:in|by)|(?:co-?)?(?:supervisors?|advisors?)|committee|'
    r'courses|coursework|gpa|skills|tools|主修课程|主要课程|导师|導師|指導教員|기술|도구|기간|期間|時間)\s?[:：]\s?',
    re.IGNORECASE,
)
#: ``The paper *A title* used it``: what stands before the title of a work in prose about it.
_LEADS_TO_WORK = late_pattern(
    r'\W{0,3}(?:the|this|these|our|in the|in this|in our)\s(?:[\w-]+\s){0,3}(?:papers?|articles?|preprints?|'
    r'publications?|works?|stud(?:y|ies)|tools?|methods?|packages?|thesis|librar(?:y|ies)|techniques?|approach)\W*',
    re.IGNORECASE,
)
#: ``The method is described in *A title*``
_DESCRIBED = late_pattern(
    r'[^.?!]{4,120}\s(?:is|was|are|were)\s(?:first |fully |also |originally )?(?:introduced|described|presented|'
    r'detailed|explained|documented|summari[sz]ed|outlined|published)\s(?:in|by|here)\s*(?:\n|$|the\s|this\s|our\s)',
    re.IGNORECASE,
)
#: A person and the work on which that person tells something: ``Ma thèse portait sur …``.
_OWN_WORK = late_pattern(
    r'\W{0,4}(?:(?:m(?:on|a|es)|notre|nos)\s(?:thèse|mémoire|doctorat|recherche|travaux|travail|article|domaine|projet)|'
    r'(?:meine?|unsere?)r?\s(?:dissertation|doktorarbeit|masterarbeit|bachelorarbeit|forschung|arbeit(?:en|sgruppe)?|gruppe)|'
    r'(?:mis?|nuestr[oa]s?)\s(?:tesis|trabajos?|investigación|artículos?|grupo|línea)|'
    r'(?:minhas?|meus?|noss[oa]s?)\s(?:teses?|trabalhos?|pesquisa|artigos?|grupo)|'
    r'(?:l[ae] mi[ae]|il mio|i miei|il nostro|la nostra)\s(?:tesi|lavoro|lavori|ricerca|gruppo)|'
    r'please\s(?:use|see|refer|contact|acknowledge|consider|note|let|visit|find)|'
    r'для цитирования|моя (?:работа|диссертация)|наша (?:работа|группа))(?!\w)',
    re.IGNORECASE,
)
#: ``Member of the board``, ``Participation à un atelier``: what somebody did beside writing, perhaps behind its year.
_DUTY = late_pattern(
    r'[\W\d_]{0,20}(?:co-?organi[sz]ed\s|(?:co-?)?organi[sz](?:ers?|ateurs?|atrices?|ator(?:in)?)(?: of| d[eu’\']|,)|'
    r'co-?organisation d|participation (?:à|au|aux)|participante? e[nm]|member of|membre d|mitglied (?:im|des|der)|'
    r'miembro d|membro d|représentante?s? d|representative (?:of|for)|'
    r'(?:(?:program|session|general|publicity|area)\s)?(?:co-?)?chair(?:ed)?(?: of|[,:])|'
    r'(?:reviewer|referee|guest editor) (?:for|of)|gutachter(?:in)? für|relecteur|relectrice)',
    re.IGNORECASE,
)
_IN_OFFICE = late_pattern(
    r'编委|編委|审稿|審稿|助教|教学助理|畢業|毕业(?!论文|设计)|就读|就讀|在读|졸업(?!\s?논문)|재학'
)
#: ``2019.09 – 2023.06``, ``2020 – present``: how long somebody was somewhere.
_MONTH = r'\s?[./年년]\s?\d{1,2}'
_PERIOD = late_pattern(
    rf'(?:19|20)\d\d{_MONTH}\s?[月월]?\s?[-–—~～至]\s?(?:19|20)\d\d{_MONTH}(?![\d.])|'
    rf'(?:19|20)\d\d(?:{_MONTH}|\s?[年년])?\s?[月월]?\s?[-–—~～至]\s?'
    r'(?:present|now|today|current|ongoing|heute|aujourd|actualidad|현재|今|现在|現在)',
    re.IGNORECASE,
)
#: ``(2017–2021)``, ``(May 2024 - Present)``, ``Since August 2017:``, ``2024 to 2026``: the same where works are listed.
_DATE = r'(?:[^\W\d_]{3,10}\.?\s)?(?:19|20)\d\d'
_TIME_OF_LIFE = late_pattern(
    rf'\((?:{_DATE}\s?[-–—]\s?(?:{_DATE}|present|now|today|current|heute)|present|current|ongoing)(?:,[^()]*)?\)|'
    rf'{_DATE}\s(?:to|until|bis)\s(?:expected\s)?(?:{_DATE}|present|now)(?!\w)|'
    rf'\A\W*(?:since|seit|depuis|desde)\s{_DATE}\W',
    re.IGNORECASE,
)
#: ``2021 – Atelier sur les marées, Lyon (oral)``: a meeting, its place, and in which form somebody spoke.
_MEETING_AND_FORM = late_pattern(
    r'\W{0,3}(?:19|20)\d\d\s?[-–—:,.]\s?(?:[A-Z]{3,9}\s\(|(?:[^,()]{0,40}\s)?(?:conf[eé]r[eê]nc\w+|ateliers?|taller|'
    r'workshops?|symposi\w+|congr\w+|general assembly|tagung|journées|meeting)(?!\w))[^\n]{0,120}'
    r'\((?:[^()]{0,20}\s)?(?:oral|oraux|orale|posters?|talks?|vortrag|invited|keynote|affiche)(?:\s[^()]{0,20})?\)\W{0,3}',
    re.IGNORECASE,
)
#: From here on letters are characters, which stand beside a mark without a space.
_FIRST_CHARACTER = '\u3005'
_CHARACTER = late_pattern(r'[々\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]')
#: What stands beside the title of a reference in characters: who wrote it and how, the volume and the year, where.
_BESIDE_TITLE = frozenset('著编編译譯訳撰校注等第巻卷期号號年载載刊收收録於于')
_SPACES = ' \u3000\xa0'
_CLOSING = '*_“”"«»「」『』《》〈〉'
#: ``2021 年 7 月 – 12 月``
_TIME_ALONE = late_pattern(r'[\W\d_年月日至から到부터까지]*')


def is_other_matter(structure: Structure, topics: tuple[str, ...]) -> bool:
    """Whether an entry is news, a grant, a duty, what is said of a work, or words in a sentence.

    ``topics`` are the headings above it: what is nested below a grant is called as the project is.
    """
    text, first, last = structure.passage.text, *(structure.title or (0, 0))
    beside = f'{text[:first]}\n{text[last:]}'
    if _has_money(beside) or _has_money(topics[-1] if topics else ''):
        return True
    if _INVESTIGATOR.search(text) is not None or _OWN_WORK.match(text) is not None:
        return True
    if structure.title is None:
        return False
    if _NAMELESS.fullmatch(text, first, last) is not None or _TIME_ALONE.fullmatch(text, first, last) is not None:
        return True
    plain = structure.title_kind in ('', 'plain')
    if plain and (_DUTY.match(text) is not None or _MEETING_AND_FORM.fullmatch(text) is not None):
        return True
    label = _OF_THE_WORK.match(text)
    if (label is not None and label.end() <= first) or _PERIOD.search(beside) is not None:
        return True
    if _is_time_of_life(structure, topics, beside):
        return True
    # One word in characters before a colon or a mark may have been taken for a name.
    if structure.names is not None and structure.names.forms != ['C']:
        return False
    if structure.names is None and (
        _DESCRIBED.match(text if plain else beside) is not None
        or (not plain and _LEADS_TO_WORK.fullmatch(text, 0, first) is not None and first > 0)
    ):
        return True
    told = _TOLD.search(text if plain else beside)
    return told is not None or _IN_OFFICE.search(beside) is not None or _is_in_sentence(structure)


def _is_time_of_life(structure: Structure, topics: tuple[str, ...], beside: str) -> bool:
    """Whether an entry that names no author tells when somebody was somewhere, below no heading of works.

    Schools and places behind what stands first may have been taken for names.
    """
    names = structure.names
    if names is not None and structure.order == 'authors' and any(form != 'T' for form in names.forms):
        return False
    if structure.identifiers or structure.details.taken:
        return False
    return _TIME_OF_LIFE.search(beside) is not None and not (topics and ANNOUNCES.search(topics[-1]))


def _has_money(text: str) -> bool:
    """Whether a text tells an amount, and no book's price."""
    return any(sign in text for sign in _CURRENCIES) and 'ISBN' not in text and _MONEY.search(text) is not None


def _is_in_sentence(structure: Structure) -> bool:
    """Whether characters go on right behind what is marked, and before it: ``我们在“潮汐”上发表``."""
    text = structure.passage.text
    if max(text) < _FIRST_CHARACTER:
        return False
    for mark in structure.marks:
        if mark.kind not in ('strong', 'emphasis', 'quoted'):
            continue
        before = text[: mark.start].rstrip(_SPACES + _CLOSING)[-1:]
        behind = text[mark.end :].lstrip(_SPACES + _CLOSING)[:1]
        leads = before not in _BESIDE_TITLE and _CHARACTER.fullmatch(before) is not None
        if leads and behind not in _BESIDE_TITLE and _CHARACTER.fullmatch(behind) is not None:
            return True
    return False
