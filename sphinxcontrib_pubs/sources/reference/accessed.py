"""On which day an address was last looked at: a day that is none of the work's, and leaves it without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor

#: What leads to the day, in the languages of style guides; of the word *cited* only what stands in brackets.
_LABELS = (
    r'(?:last\s)?(?:accessed|visited|viewed|retrieved)|date\sof\saccess|access\sdate'
    r'|(?:zuletzt\s|letzter\s)?(?:abgerufen|aufgerufen|abruf|zugriff|zugegriffen)'
    r'|consulté|consultée|date\sde\sconsultation|consultad[oa]|fecha\sde\s(?:consulta|acceso)|consulta(?=:)|último\sacceso'
    r'|acesso(?=\sem)|acessado|acedido|consultato|ultimo\saccesso|ultima\sconsultazione|geraadpleegd'
    r'|hentet|lest(?=:?\s\d)|hämtad|läst|besökt|tilgået|besøgt|viitattu|luettu'
    r'|dost[ęe]p(?=:|\s\d|\sz?\s?dnia)|data\sdost[ęe]pu|letöltve|letöltés(?:\s(?:ideje|dátuma))?|megtekintve|accesat'
    r'|дата\sобращения|дата\sзвернення|erişim\starihi|erişildi|πρόσβαση|ημερομηνία\sπρόσβασης'
    r'|truy\scập|閲覧日?|アクセス日|最終アクセス|引用日期|访问日期|访问时间|檢索日期|접속일|검색일|방문일'
    r'|تاريخ\s(?:الاطلاع|الوصول)|تاریخ\sدسترسی|אוחזר'
)
#: A label before a day, with no more between them than ``on``, a month, or the number of a day.
_BEFORE_DAY = late_pattern(
    rf'(?:(?<!\w)(?:{_LABELS})|\[(?:cit(?:ed|\.)?|vid\.)(?!\w))[\s.:,]{{0,3}}'
    r'(?:[^\W\d_]{1,12}[.,:]?\s|[0-3]?\d(?:st|nd|rd|th)?[.,]?\s){0,4}\Z',
    re.IGNORECASE,
)
#: One of these is in every label.
_PARTS = late_pattern(
    r'cess|isited|iewed|trieved|ruf|griff|consult|raadpl|hentet|ämtad|läst|esökt|tilg|esøgt|iitattu|uettu|lest|ost[ęe]p|et[öo]lt|egtek|'
    r'acesso|acedido|cit|vid\.|обращ|зверн|riş|ρόσβ|truy|閲|クセス|日期|时间|접속|검색|방문|تاريخ|تاریخ|אוחזר',
    re.IGNORECASE,
)
_FARTHEST = 60
#: Before a bare year that no label leads to, as most are.
_BEFORE_YEARS = (', ', '. ', ') ', '; ')
#: What leads to an address, and names nothing: with the day behind it or without.
LEADS_TO_ADDRESS = (
    r'(?:(?:available|accessible)\s(?:from|at|online|in|under)|(?:retrieved|accessed|downloaded)(?=\W|$)'
    r'|verfügbar\s(?:unter|auf|über)|(?:zu\sfinden|abrufbar|online)\s(?:unter|auf)|disponible\s(?:en|sur|à)|disponível\sem|disponibile\s(?:su|all?)'
    r'|dostupn[éýáo]\s(?:z|na|online|on-?line|též\sz)|dostępn[eya]\s(?:w|na|pod(?:\sadresem)?)|dostęp|elérhető(?:ség)?|tilgjengelig\s(?:fra|på)'
    r'|tillgänglig\s(?:på|via|från)|tilgængelig\s(?:på|fra|via)|saatavilla|saatavissa|beschikbaar\s(?:op|via)'
    r'|(?:режим\sдоступа|электронный\sресурс|доступно|url|адрес)|(?:режим\sдоступу|електронний\sресурс)'
    r'|erişim(?:\sadresi)?|διαθέσιμο\s(?:στο|από)|truy\s(?:xuất|cập)\s(?:từ|tại)|có\stại|nguồn)'
)


def without_days_of_access(text: str, years: list[Anchor]) -> list[Anchor]:
    """The years but for those of days on which somebody looked at an address."""
    if len(years) == 1 and years[0].bracketed and not years[0].day:
        return years  # ``(2020)``, as in most lists
    return [year for year in years if not is_day_of_access(text, year, years[0])]


def is_day_of_access(text: str, year: Anchor, first: Anchor) -> bool:
    """Whether what stands before a date says that an address was looked at then, or Chinese brackets around it do.

    ``first`` is the first year of the reference: ``(2018-07-23)[2021-05-03]`` has the day of the work before that.
    """
    if year.day and year is not first and text[year.start - 1 : year.start] + text[year.end : year.end + 1] == '[]':
        return True
    if not year.day and (year.bracketed or text[year.start - 2 : year.start] in _BEFORE_YEARS):
        return False
    before = text[max(0, year.start - _FARTHEST) : year.start]
    return _PARTS.search(before) is not None and _BEFORE_DAY.search(before) is not None
