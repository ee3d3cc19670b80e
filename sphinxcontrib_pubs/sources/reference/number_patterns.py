"""How the numbers of a reference are written: volumes, issues, pages and articles, with their labels or without."""

from __future__ import annotations

import re
from functools import cache

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference import dates

DASH = '[-‐‑‒–—−~]'
_RANGE = rf'[A-Za-z]{{0,3}}_?\d[\w.:]*\s?{DASH}{{1,2}}\s?[A-Za-z]{{0,3}}_?\d[\w.:]*'
_ISSUE = (
    r'(?!(?:1[89]|20)\d\d\s?\))(?:\d{1,4}[A-Za-z]?(?:\s?[-–/&+]\s?\d{1,4}|/[A-Z]\d{1,3}(?:-\d{2,4})?)?|(?:s|suppl?(?:ement|\.)?|pt\.?|part|'
    r'special issue)'
    r'\s?\.?\s?\d{0,3}[A-Za-z]?|'
    r'(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|'
    r'\d{1,3}\s?(?:s|suppl?(?:ement|\.)?)\s?\d{0,3}|[A-Z]\d{0,2}|special issue)'
)
#: ``P03014``: an article of the month that its first two digits count.
OF_A_MONTH = late_pattern(r'[CLP](?:0[1-9]|1[0-2])\d{3}(?!\w)')
#: Labels before a number, and what may belong to it behind its last word, are shorter.
FARTHEST_LABEL = 40
FARTHEST_BEHIND = 24
#: ``2. Geburtstag``: a word behind a number may show that it counts something else.
LONGEST_WORD_BEHIND = 18
#: ``44. Dresdner Wasserbaukolloquium``
LONGEST_NAME_BEHIND = 54
_NUMBERS = (
    rf'(?<!\w)(?:vols?|volumes?|bd|band|tomes?|jg|jahrgang|т|том|[tv](?=\.\s?(?:\d|[IVXL]{{2}}|[IVX](?!\w)(?!\.)))|cilt|roč|rocznik|årg|jrg|évf|vsk|kötet|tập|quyển|τόμ(?:ος)?|τ(?=\.\s?\d)|(?:ال)?مجلد|المجلّد|دوره|جلد|כרך|(?-i:(?<![.\w])a(?=\.\s?(?:\d|(?!C\W)[IVXLC]+(?!\w))))|(?:anno|année|año)(?=\s(?!(?:1[89]|20)\d\d)))(?:\.\s?\s?|\s\s?|(?=\d))(?P<volume>[A-Za-z]{{0,3}}\d[\w.]*(?:(?<=\d)[–-]\d{{1,3}}(?![\w–-])|(?:-(?-i:[A-Z]{{1,4}})(?!\w)){{1,2}}(?:-\d{{1,4}}(?!\w))?)?|[IVXLC]+)(?!\w)'
    rf'(?:\s?\((?P<volume_issue>{_ISSUE})\))?'
    r'|(?<!\w)(?:nos?|nr|núm|num|iss|issue|number|heft|ausgabe|[hnzč](?=\.\s?\d)|fasc|n\.?[°º]|№|sayı|вып|вип|zeszyt|vyp|numer|n[uú]mero|numéro|h[eæä]fte|vihko|(?-i:N)(?=\s\d)|nro|số(?!\sliệu)|τεύχ(?:ος)?|(?:ال)?عدد|شماره|גי?ליון)(?:\.\s?\s?|\s\s?|(?=\d))#?(?P<issue>[A-Z]?\d[\w/–-]*(?:\s?\((?!(?:1[89]|20)\d\d)\d{1,4}\)(?=[,.:;\s]))?)(?!\w)'
    r'|[第제]?\s?(?P<cjk_volume>\d{1,4})\s?[巻卷권]|[第제]?\s?(?<![\d-])(?P<cjk_issue>\d{1,4})\s?[号期號호]'
    r'|(?<![\w–-])(?P<extent>\d{1,4}\s?(?:pp?|pages|seiten|с|s(?=\.))\b\.?(?!\s?\d))'
    rf'|(?P<cjk_page>\d{{1,5}}(?:\s?{DASH}\s?\d{{1,5}})?)\s?[页頁쪽]'
    r'|(?<=[,:]\s)(?P<first_page>\d{1,4})(?=\s?ff?(?!\w))'
    rf'|(?<!\w)(?:pages?|pgs?\.|pp?\.|pp-(?=\d+\s?[-–])|pp|págs?\.|páginas|seiten?|s[ps]\.|стр\.|str\.|blz\.|(?-i:S\.)(?=\s\d)|σσ\.|σελ\.|trang|tr\.(?=\s?\d)|صص?\.?(?=\s?\d)|صفح(?:ات|ه)|עמ(?:ודים|[\'’׳])|(?:[sс]|(?<=[-–—]\s)c)\.(?=\s?\d+\s?{DASH})|(?<=[-–—,]\s)(?-i:[СC])\.(?=\s?\d))\s?'
    rf'(?P<labelled>{_RANGE}(?:,\s?{_RANGE})*|[A-Za-z]{{0,3}}\d[\w.:]*|[ivxlc]+\s?{DASH}\s?[ivxlc]+(?!\w))'
    r'|(?<!\w)(?:art(?:icle)?\.?\s?(?:no\.?|nr\.?|number|id|e)?|pii(?=:?\se\d)|e?id(?=\.?\s?[A-Za-z]{0,3}\d)\.?|document|paper(?<!working\spaper)(?<!discussion\spaper)(?<!research\spaper)(?<!policy\spaper)(?:\sno\.?|(?=\s(?-i:[A-Z]{1,3}\w{0,2}\d))))\s?:?\s?#?(?P<article>(?:article\s)?[A-Za-z]{0,3}\d\w*(?:\.\d{1,3}(?!\d))?)'
    r'|(?<!\w)(?P<supplement>suppl(?:ement|\.)?(?:\s\d{1,3})?)(?!\w)'
    rf'|(?<![\w.])(?P<compact_volume>[A-Za-z]?\d{{1,4}}(?:-[A-Z])?)\s?\((?P<compact_issue>{_ISSUE})\)'
    r'|(?<![\w.-])(?P<spaced_volume>\d{1,4})\s(?P<spaced_issue>suppl\.?\s\d{1,3})(?=[:,]\s?[A-Z]?\d|,\s?p)'
    r'|(?<![\w.])(?P<dotted_volume>\d{1,4})\.(?P<dotted_issue>(?:sup+l?\.?)?\d{1,4})(?=\s?(?:$|\((?:19|20)\d|:\s?\w*\d|,\s?(?:pp?\.|\d+\s?[-–]\s?\d)))'
    r'|(?:(?<=[\s(]\d,\s)|(?<=[\s(]\d\d,\s))(?P<meeting_issue>(?-i:[A-Z]{3,5}\d?))(?=,\s(?:art|\d))'
    r'|(?<=\s)\((?P<issue_alone>(?!(?:1[89]|20)\d\d)\d{1,3}(?:\s?(?:--|[-–/])\s?\d{1,3})?)\)'
    r'|(?<=PoS[ (])(?P<conference_volume>(?-i:[A-Z][\w-]*\d{2,4}))(?!\w)'
    rf'|(?<![\w.])(?P<colon_range>\d{{1,4}}:\d{{1,4}}\s?{DASH}{{1,2}}\s?\d{{1,4}}:\d{{1,4}})'
    rf'|(?<![\w.])(?P<colon_volume>\d{{1,4}}(?:[A-Z]|{DASH}{{1,2}}\d{{1,4}}(?=\s?:\s?\d{{1,5}}\s?{DASH}))?)\s?:\s?(?=[A-Za-z]?\d)'
    rf'|(?<![\w\'’.$€#-])(?<!version\s)(?P<range>{_RANGE})'
    r'|(?<![\w{])(?P<font_range>\d{1,6}\{\d{1,6}(?![\w{])\}?)'
    r'|(?<![\w\'’.-])(?P<eid>(?:e(?=\d)|[A-Za-z]{1,8}(?=\d\d)|(?:(?<=\d\),\s)|(?<=\d\):)|(?<=suppl\s\d:))(?-i:[AOPS])(?=\d\b))\d+\w*(?:\([A-Z]\))?|(?-i:\d{4,7}[A-Z])|(?<=\d[,:]\s)(?-i:\d{2,4}[a-d]|\d\d[A-Z]\d{3}))(?!\w)'
    r'|(?<![\w\'’.$€#–-])#?(?P<number>\d{1,17})(?:\([A-Z]\))?(?![\w%])(?!\.\d|\.?\s(?:ed|edn|edition|aufl|éd|izd)(?!\w)|\.\s(?:geburtst|jahrest|jubil)|\.\s(?:\w{1,20}\s)?\w{0,20}(?:tag|tagung|kongress|treffen|konferenz|kolloquium|symposium|seminar)(?!\w))'
    rf'(?!\.?\s(?:{dates.LONG_MONTH}))'
)
#: The same where it has a digit, which a look ahead finds sooner than twenty alternatives fail.
NUMBER = late_pattern(
    rf'(?:(?<!\w)(?=[A-Za-z#(№тсТСčåéвσВČτمادعجشصכגע])|(?=[第제\s\d]))(?=\D{{0,{FARTHEST_LABEL}}}\d)(?:{_NUMBERS})',
    re.IGNORECASE,
)


@cache
def any_number() -> re.Pattern[str]:
    """The pattern of numbers, digits or not, which few pages need."""
    return re.compile(_NUMBERS, re.IGNORECASE)
