"""What a venue looks like: words, acronyms and what they say about the type of a work."""

from __future__ import annotations

import re
from functools import lru_cache

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

_JOURNAL = (
    r'journal|j\.|transactions?|trans\.|letters?|lett\.|reviews?|rev\.|annals|ann\.|bulletin|magazine|quarterly|archives?|'
    r'zeitschrift|revista|revue|acta|frontiers|nature|science|cell|lancet|plos|pnas|bioinformatics|bmc|elife|access|'
    r'gazette|mitteilungen|computational|communications?|studies|research|physics|chemistry|biology|medicine|psychology|'
    r'engineering|energy|mathematics|statistics|genomics|genetics|ecology|sciences|systems|reports|technology|'
    r'論文誌|学报|期刊|tạp chí|dergisi|časopis|czasopismo|tidsskrift|tidskrift|folyóirat|'
    r'περιοδικό|(?:ال)?مجلة|مجله|نشریه|فصلنامه'
)
_MEETING = (
    r'proceedings?|proc\.|conference|conf\.|symposium|symp\.|workshops?|meeting|congress|colloquium|summit|convention|'
    r'general assembly|tagung|congres[so]|congrès|colloque|convegno|simp[oó]sio|encontro|jornadas|journées|'
    r'konferen[csz]|sympozjum|kongre|sempozyum|конференц|симпозиум|findings of|'
    r'kỷ yếu|hội (?:nghị|thảo)|συν[έε]δρ[ιί]ο|همایش|کنفرانس|(?:ال)?مؤتمر|학술(?:대회|발표)|'
    r'シンポジウム|研究会|研究報告|全国大会|大会|会议|講演論文集|予稿集|講演集'
)
_PREPRINT = (
    r'arxiv|biorxiv|medrxiv|psyarxiv|socarxiv|ecoevorxiv|chemrxiv|ssrn|hal|osf|corr|preprints?|'
    r'research square|techrxiv|eartharxiv|cryptology eprint archive|iacr eprint'
)
_PUBLISHER = (
    r'press|springer|elsevier|wiley|routledge|birkh[aä]user|\w*verlag|kluwer|crc|publishers?|publishing|'
    r'world scientific|ediciones|editorial|editora|editores|éditions|edizioni|editore|presses|uitgeverij|wydawnictwo|'
    r'издательство|издательский дом|изд-во|вид-во|видавництво|forlag|förlag|'
    r'nxb|nhà xuất bản|yayın(?:ları|evi|cılık)|kiadó|nakladatelství|vydavatelství|انتشارات|εκδόσεις'
)
_SCHOOL = (
    r'uni(?:v\.|wers\w+|versi\w+)|pol[iy]te(?:chni|cni)\w+|'
    r'instituto?|institut|institute|hochschule|college|school|academy|eth|epfl|mit|école'
)
_ACRONYMS = (
    r'neurips|nips|icml|iclr|aaai|ijcai|uai|aistats|colt|kdd|www|sigir|cikm|wsdm|recsys|cvpr|iccv|eccv|wacv|bmvc|miccai|acl|'
    r'acl-ijcnlp|emnlp|emnlp-ijcnlp|naacl|eacl|coling|interspeech|icassp|tacl|conll|icra|iros|corl|rss|chi|uist|cscw|hri|'
    r'sigmod|vldb|icde|edbt|pods|sosp|osdi|nsdi|atc|eurosys|asplos|isca|micro|hpca|sc|ppopp|pldi|popl|oopsla|icse|fse|ase|'
    r'ccs|ndss|usenix|infocom|sigcomm|mobicom|siggraph|iswc|eswc|jmlr|tmlr|dac|iccad|icpp|icdcs|ipdps|acm|ieee|facct|aamas|icaps|cav|tacas|lics|icalp|soda|focs|stoc|socg'
)
_FLAGS = re.IGNORECASE
_JOURNAL_WORD = rf'(?<!\w)(?:{_JOURNAL})(?!\w)|論文集|论文集|論文誌|学会誌|紀要|学报|學報|学刊|學刊'
_MEETING_WORD = (
    rf'(?<!\w)(?:{_MEETING})|(?:シンポジウム|研究報告|研究会|大会|講演論文集|予稿集|講演集|'
    r'tagung(?!\w)|kongress(?!\w)|konferenz(?!\w)|kolloquium(?!\w))'
)
_ACRONYM_WORD = rf'(?<!\w)(?:{_ACRONYMS})(?!\w)'
JOURNAL, MEETING, ACRONYM = (late_pattern(each, _FLAGS) for each in (_JOURNAL_WORD, _MEETING_WORD, _ACRONYM_WORD))
#: For texts in small letters, in which branches that cannot match are passed by without a try.
_FOLDED_JOURNAL, _FOLDED_MEETING, _FOLDED_ACRONYM = map(re.compile, (_JOURNAL_WORD, _MEETING_WORD, _ACRONYM_WORD))
PREPRINT = late_pattern(rf'(?<!\w)(?:{_PREPRINT})(?!\w)', _FLAGS)
#: Where data and software are deposited.
REPOSITORY = late_pattern(
    r'(?:zenodo|figshare|dryad|pangaea|(?:harvard )?dataverse|mendeley data|openneuro)(?!\w)', _FLAGS
)
PUBLISHER = late_pattern(rf'(?<!\w)(?:{_PUBLISHER})(?!\w)', _FLAGS)
SCHOOL = late_pattern(rf'(?<!\w)(?:{_SCHOOL})(?!\w)', _FLAGS)
_CAPITALS = late_pattern(r"(?<!\w)[A-Z][a-z]*[A-Z][A-Za-z]*(?:[-/][A-Z]\w+)*(?:[ '’]*\d{2,4})?(?!\w)")
#: What a thesis is called in languages of which the others are not; the letters ahead pass by most texts at once.
_THESES = (
    r'(?=[ytdalmpvrbдδرپע])(?:doktora tezi|yüksek lisans tezi|tesi di (?:dottorato|laurea)|tese(?: de \w+)?|'
    r'dissertação(?: de \w+)?|(?:doktors?|doktorgrads|licentiat|magister)?avhandling|masteroppgave|proefschrift|'
    r'väitöskirja|'
    r'rozprawa doktorska|praca (?:doktorska|magisterska)|(?:disertační|diplomová|bakalářská) práce|диссертация|'
    r'(?:автореф\.\s)?дис\.\s(?:(?:…|\.\.\.)\s)?(?:канд|д-ра|докт)\.?\s(?:[а-я-]{2,12}\.?\s){1,2}наук|'
    r'mémoire de (?:master|maîtrise)|luận (?:án|văn)(?: (?:tiến|thạc) sĩ)?|doktori értekezés|'
    r'(?:διδακτορική )?διατριβή|رسالة (?:ماجستير|دكتوراه)|پایان[‌ ]?نامه|עבודת (?:גמר|דוקטור))'
)
THESIS = late_pattern(
    r'(?<!\w)(?:ph\.?\s?d\.?|doctoral|master[’\']?s?|m\.?\s?sc\.?|m\.?a\.?|bachelor[’\']?s?|b\.?\s?sc\.?|licentiate|diploma|'
    r'habilitation|undergraduate|senior|honou?rs)?\s?'
    r'(?:thesis|theses|dissertation|diss\.|doktorarbeit|masterarbeit|bachelorarbeit|thèse(?: de doctorat)?|'
    rf'tesis(?: doctoral)?|{_THESES})(?!\w)'
    r'|博士論文|修士論文|博士学位论文|硕士学位论文|卒業論文|(?:박사|석사)\s?학위\s?논문',
    _FLAGS,
)
#: How the archive HAL counts theses.
_THESIS_NUMBER = late_pattern(r'⟨(?:NNT|tel-\d)')
#: ``Advances in Tidal Systems (NeurIPS)``: the meeting in brackets says what the name does not.
_NAMES_MEETING = late_pattern(rf'\((?:{_ACRONYMS})[ ’\'\d]{{0,6}}\)|advances in neural information', _FLAGS)
PATENT = late_pattern(r'(?<!\w)patents?(?!\w)|专利|特許|특허|(?-i:\[P\])', _FLAGS)
#: ``US Patent 9,876,543``, ``Patent No. EP 2 345 678 B1``.
PATENT_NUMBER = late_pattern(
    r'patents?(?:\s(?:application|granted|pending))?,?\s(?:(?:no|nr|number|app|'
    r'ser)\.?\s){0,2}(?P<number>(?:[A-Z]{2}\s?)?\d[\d,./ ]{3,14}(?:\s?[A-Z]\d?)?)(?![\w])',
    _FLAGS,
)
#: ``EP 2 345 678 B1``, ``US10999888B2``, ``WO 2019/123456 A1``: a patent that is told by its number alone.
PATENT_ALONE = late_pattern(
    r'(?:US|EP|WO|DE|FR|GB|CH|AT|CN|JP|KR|CA|AU|IN|BR|ES|IT|RU)[\s-]?'
    r'(?:(?:19|20)\d\d/?\d{5,7}|\d[\d,. ]{4,12}\d)\s?[ABCUSY]\d?'
)
REPORT = late_pattern(
    r'(?<!\w)(?:technical report|tech\.? rep\.?|(?:working|discussion) papers?|white ?paper|report|(?-i:DP|WP))(?!\w)',
    _FLAGS,
)
#: What is deposited, as APA says it: ``[Data set]``, ``[Computer software]``.
_DEPOSIT = late_pattern(
    r'\[(?:(?P<data>data ?sets?)|(?:computer |research )?software|r package)[^\[\]]{0,40}\]', _FLAGS
)
_PRESENTATION = late_pattern(
    r'\[(?:talk|poster|presentation)\]|(?<!\w)(?:poster|talk) (?:present(?:ation|ed)|at)(?!\w)', _FLAGS
)


#: What a talk is called before the meeting where it was given, but for the English words.
OCCASIONS = (
    r'(?=[egfpvrclwд])(?:(?:eingeladener\s)?(?:gast|fach|plenar)?vortrag|referat|posterpräsentation|poster|'
    r'communication\s(?:orale|affichée)|conférence invitée|ponencia|comunicación(?:\soral)?|comunicação(?:\soral)?|'
    r'comunicazione|relazione su invito|föredrag|foredrag|lezing|přednáška|wystąpienie|доклад)'
)
#: ``Vortrag, 12. Küstentag``
OCCASION_BEFORE = late_pattern(rf'(?:{OCCASIONS})\s?[,:]', re.IGNORECASE)
#: ``Best Paper Award``, ``Finalist, …``, ``Featured on the cover``: praise that stands beside a venue.
AWARD = late_pattern(
    r'\W*(?:(?:the\s)?(?:best|outstanding|distinguished|top)\s(?:\w+\s){0,3}(?:paper|poster|award|talk|presentation|article|'
    r'artifact|demo|reviewer|prize)|(?:oral|spotlight|highlight|finalist|honou?rable|runner|winner|nominee|nominated|'
    r'featured|cover(?:ed)?|front cover|back cover|editors?[’\']?s?\s(?:choice|pick|suggestion)|invited|acceptance|'
    r'impact factor|'
    r'selected|press|media|highly cited|most (?:cited|read)|award|co-?first|equal)(?!\w)'
    r'|(?:[\w’-]{2,20}\s){1,5}(?:award|prize|medal|preis|prix)\W{0,3}$)',
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def venue_evidence(text: str) -> float:
    """How much a stretch of text looks like the name of a venue, 0 for not at all, 3 for surely."""
    if not text:
        return 0.0
    weight = 0.0
    if PREPRINT.match(text):
        weight += 3
    elif REPOSITORY.match(text):
        weight += 2.5
    folded = text.lower()
    if _FOLDED_MEETING.search(folded):
        weight += 2.5
    elif _FOLDED_JOURNAL.search(folded):
        weight += 1.2
    if _FOLDED_ACRONYM.search(folded):
        weight += 1.5
    elif _CAPITALS.search(text):
        weight += 0.5
    words = [word for word in text.split() if not word.strip('.,;()').isdecimal()]
    capitals = sum(1 for word in words if word[:1].isupper() or word in ('of', 'the', 'and', 'in', 'on', 'for', '&'))
    if words and capitals == len(words):
        weight += 0.7
    if len(words) > 16:
        weight -= 1.5
    return weight


def may_say_kind(text: str) -> bool:
    """Whether a text has a part of the words that say a kind.

    Those of other languages are looked for where a letter or a university shows that they may stand there: each that is
    looked for in vain costs every entry of a long list.
    """
    contains = text.lower().__contains__
    return any(map(contains, KINDS)) or ((contains('uni') or not text.isascii()) and any(map(contains, KINDS_ABROAD)))


def said_kind(whole: str) -> str:
    """The CSL item type of an entry that says that it is a thesis, a patent, a talk or a poster; else ''."""
    if may_say_kind(whole):
        if THESIS.search(whole) or _THESIS_NUMBER.search(whole):
            return 'thesis'
        if PATENT.search(whole):
            return 'patent'
        if _PRESENTATION.search(whole):
            return 'speech'
    return ''


def deposited_kind(text: str) -> str:
    """The CSL item type of what an entry calls data or software in square brackets; '' for anything else."""
    deposit = _DEPOSIT.search(text)
    return '' if deposit is None else 'dataset' if deposit['data'] else 'software'


def publication_type(venue: str, said: str, *, numbered: bool, editors: bool, has_preprint: bool) -> str:
    """The CSL item type that an entry shows, '' where nothing shows one.

    ``said`` is what its words say of it (see :func:`said_kind`). ``numbered`` says that volume, issue or pages were
    printed, ``editors`` that the container has editors.
    """
    return said or _type_of_venue(venue, numbered, editors) or ('article' if has_preprint and not venue else '')


#: One of these is in every text that the patterns of theses, patents and talks match.
KINDS = (
    'thes', 'thès', 'tesis', 'diss', 'arbeit', '論文', '论文', 'patent', '专利', '학위', '特許', '특허', '[p]', 'talk',
    'poster', 'slides', 'presentation',
)  # fmt: skip
KINDS_ABROAD = (
    'tesi di', 'tezi', 'tese', 'диссер', 'дис. ', 'avhandl', 'oppgave', 'proefs', 'väitös', 'rozpr', 'praca d',
    'praca m', 'práce', 'mémoire de', '⟨nnt', '⟨tel', 'luận', 'értekez', 'διατριβ', 'رسال', 'نامه',
    'עבודת',
)  # fmt: skip


@lru_cache(maxsize=4096)
def _type_of_venue(venue: str, numbered: bool, editors: bool) -> str:
    if PREPRINT.search(venue):
        return 'article'
    if PATENT_ALONE.fullmatch(venue):
        return 'patent'
    if MEETING.search(venue):
        return 'paper-conference'
    if venue and ACRONYM.fullmatch(re.sub(r"[ '’]*\d{2,4}$", '', venue)):
        return 'paper-conference'
    if _NAMES_MEETING.search(venue):
        return 'paper-conference'
    if editors:
        return 'chapter'
    if REPORT.search(venue):
        return 'report'
    if PUBLISHER.search(venue):
        return 'book'
    if venue and (numbered or JOURNAL.search(venue)):
        return 'article-journal'
    if venue and ACRONYM.search(venue):
        return 'paper-conference'
    return ''
