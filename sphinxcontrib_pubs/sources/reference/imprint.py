"""What stands around a publisher: places, editions, versions, and the labels of reports and theses."""

from __future__ import annotations

import re

#: Cities in which publishers sit and conferences meet, and the countries and states behind them.
_PLACES = frozenset(
    (
        'aachen|adelaide|alexandria|amsterdam|ann arbor|antwerp|arlington|athens|atlanta|auckland|austin|baltimore|bangkok|'
        'barcelona|basel|basingstoke|beijing|belgrade|bergen|berkeley|berlin|bern|bethesda|bielefeld|bilbao|birmingham|bochum|'
        'bologna|bonn|boston|boca raton|braunschweig|brighton|bristol|brussels|bruxelles|bucharest|budapest|buenos aires|bogotá|'
        'cairo|cambridge|canberra|cape town|chicago|cham|cheltenham|chichester|christchurch|coimbra|cologne|copenhagen|cracow|'
        'kraków|dallas|darmstadt|delhi|denver|detroit|dordrecht|dortmund|dresden|dublin|durham|düsseldorf|edinburgh|eindhoven|'
        'englewood cliffs|essen|exeter|florence|firenze|frankfurt|frankfurt am main|frankfurt a. m.|freiburg|gdańsk|geneva|genève|'
        'ghent|glasgow|göttingen|granada|graz|grenoble|groningen|guangzhou|haifa|halle|hamburg|hanover|hannover|harlow|heidelberg|'
        'helsinki|hershey|hoboken|hong kong|honolulu|houston|indianapolis|innsbruck|istanbul|ithaca|jena|jerusalem|johannesburg|'
        'karlsruhe|kassel|kiel|kobe|konstanz|kyoto|københavn|köln|lagos|lausanne|leeds|leiden|leipzig|leuven|lexington|lima|'
        'lincoln|linz|lisbon|lisboa|liverpool|ljubljana|london|los angeles|louvain|lund|lyon|madison|madrid|mainz|malden|'
        'manchester|mannheim|marburg|melbourne|menlo park|mexico city|méxico|miami|milan|milano|minneapolis|montpellier|montreal|'
        'montréal|moscow|mumbai|munich|münchen|münster|nairobi|nancy|naples|nashville|new brunswick|new delhi|new haven|'
        'new orleans|new york|new york city|nijmegen|norman|nottingham|oldenburg|osaka|oslo|ottawa|oxford|padova|palo alto|paris|'
        'pasadena|passau|philadelphia|pisa|pittsburgh|porto|portland|potsdam|prague|praha|princeton|providence|québec|reading|'
        'regensburg|reykjavik|rio de janeiro|rome|roma|rostock|rotterdam|saarbrücken|salt lake city|salzburg|san diego|'
        'san francisco|san jose|santa barbara|santa monica|santiago|são paulo|sapporo|sarajevo|seattle|sebastopol|seoul|seville|'
        'shanghai|sheffield|siena|singapore|sofia|stanford|stockholm|strasbourg|stuttgart|sydney|taipei|tallinn|tel aviv|'
        'thessaloniki|thousand oaks|tokyo|toronto|toulouse|tours|trieste|trondheim|tübingen|turin|turku|uppsala|'
        'upper saddle river|utrecht|valencia|vancouver|venice|vienna|vilnius|warsaw|warszawa|washington|washington dc|'
        'washington d.c.|wellington|westport|wien|wiesbaden|wuppertal|würzburg|york|zagreb|zürich|zurich'
        '|'
        'algeria|argentina|australia|austria|bangladesh|belgium|bolivia|brazil|bulgaria|cameroon|canada|chile|china|colombia|'
        'croatia|cuba|cyprus|czech republic|czechia|denmark|ecuador|egypt|england|estonia|ethiopia|finland|france|germany|ghana|'
        'greece|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|japan|jordan|kenya|korea|latvia|lebanon|lithuania|'
        'luxembourg|malaysia|malta|mexico|morocco|nepal|netherlands|the netherlands|new zealand|nigeria|norway|pakistan|peru|'
        'philippines|poland|portugal|romania|russia|saudi arabia|scotland|serbia|slovakia|slovenia|south africa|south korea|spain|'
        'sri lanka|sweden|switzerland|taiwan|tanzania|thailand|tunisia|turkey|uganda|uk|u.k.|ukraine|united kingdom|'
        'united states|uruguay|usa|u.s.a.|us|venezuela|vietnam|virtual|virtual event|online|wales|alabama|arizona|california|'
        'colorado|connecticut|florida|georgia|hawaii|illinois|maryland|massachusetts|michigan|minnesota|new jersey|new mexico|ohio|'
        'oregon|pennsylvania|tennessee|texas|utah|virginia|wisconsin'
    ).split('|')
)
_STATE = re.compile(r'[A-Z]{2}|[A-Z]\.[A-Z]\.')
#: ``3rd ed.``, ``(2nd edition)``, ``ed. 3``, ``2. Aufl.``: the number is in group 1 or 2.
EDITION = re.compile(
    r'[(\[]?(?<!\w)(?:((?:\d{1,2}(?:st|nd|rd|th|\.|e|ª|º)?|first|second|third|fourth|fifth|sixth|revised|rev\.|new|international))'
    r'\s(?:(?:revised|rev\.|updated|expanded|and|überarbeitete)\s){0,3}(?:ed|eds|edn|edition|aufl|auflage|éd|édition)(?![\w])\.?'
    r'|ed\.\s(\d{1,2})(?!\d))[)\]]?',
    re.IGNORECASE,
)
#: What stands before the institution of a report, a thesis or a piece of software.
LEAD = re.compile(
    r'(?:(?:version|v\.?|release)\s?\d[\w.]*[,;.]?\s'
    r'|(?:(?:technical|research|internal|project|final|annual)\s)?(?:report|working paper|discussion paper|white paper|tech\.? rep\.?|'
    r'preprint)s?(?:\s(?:no|nr|number|#)?\.?\s?(?P<number>[\w./-]*\d[\w./-]*))?\s?[,:;.]\s)',
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Whether a text is nothing but the name of a city, a state or a country, or several with commas between."""
    parts = [part.strip(' .') for part in text.split(',')]
    return bool(parts) and all(
        part and (part.lower() in _PLACES or f'{part.lower()}.' in _PLACES or (index and _STATE.fullmatch(part)))
        for index, part in enumerate(parts)
    )


def after_place(text: str) -> int:
    """The length of ``Cambridge: `` or ``Sebastopol, CA: `` that a text begins with, 0 if it begins with no place."""
    colon = text.find(':', 0, 60)
    if colon <= 0 or not is_place(text[:colon]):
        return 0
    end = colon + 1
    while end < len(text) and text[end] == ' ':
        end += 1
    return end if end < len(text) else 0


def before_imprint(text: str) -> int:
    """The length of a container in front of ``, Publisher, Place`` or ``, Place: Publisher``; all of it without them."""
    for separator in (', ', '. '):
        position = text.find(separator)
        while position > 0:
            if after_place(text[position + 2 :]):
                return position
            position = text.find(separator, position + 2)
    parts = text.split(', ')
    count = next((k for k in range(max(1, len(parts) - 3), len(parts)) if is_place(', '.join(parts[k:]))), len(parts))
    if count < len(parts) and count > 1 and len(parts[count - 1].split()) <= 5 and not parts[count - 1].startswith(('and ', '& ')):
        count -= 1  # the publisher before its place
    return len(', '.join(parts[:count]))
