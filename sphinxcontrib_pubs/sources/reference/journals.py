"""Names of journals that nothing marks: the abbreviated words before the numbers, or the capitalised ones behind a comma."""

from __future__ import annotations

import re

#: Words of a journal's name that begin small or have no full stop among abbreviations.
_JOINING = frozenset(['of', 'the', 'and', '&', 'in', 'for', 'on', 'de', 'la', 'des', 'der', 'für', 'und', 'et', 'del'])
_ENDS = ',.;:?!)]”"’»\u2028'
#: Words that journals abbreviate, as the ISSN's list of title words has them.
_ABBREVIATED = frozenset(
    (
        'abstr acad account acoust acta adm adv aeronaut aerosp aesthet agric alg algebr allerg am anal anat anesth angew ann annu '
        'anthropol appl aquat arch archaeol archit arthrit asian assoc astron astrophys atmos autom basic behav bioact bioanal '
        'biochem bioconj bioeng bioinf bioinform biol biomater biomech biomed bioorg biophys biosci biosens biotechnol bot br brief '
        'brit bull bus calc can cancer carbohydr cardiol cardiovasc catal cell cereb chaos chem child chin chromatogr circ civ class '
        'clim clin cogn coll colloid combin comm commun comp compar comput condens conf conserv constr contemp contin contr control '
        'coord corp corros crit cryst crystallogr cult curr cybern dalton dent dermatol des dev diagn diff differ dig disc discov '
        'discret discuss dis drug dyn earth ecol econ econom ed educ eff electr electrochem electron elem embed emerg endocrinol '
        'energ eng engl engin entomol environ epidemiol equat ergon est ethics ethnol eur evol exp expert extr fac fem ferment fisc '
        'fluid food forens found fract front fuel funct fundam fut gastroenterol gen genet genom geochem geod geogr geol geom geophys '
        'geosci geotech geriatr glob gov graph gynecol haematol health hepatol hist hum hydraul hydrol hyg illum imag immunol ind '
        'indian inf infect inform inorg inst instr instrum integr intell inter interact intern int invent invest invert iss ital j '
        'japan jpn kinet lab lang lasers law lect lett leg libr limnol linear ling lingu lipid liq lit lond low mach macromol mag magn '
        'manag manage manuf mar mark mass mat mater math meas meat mech med mem metab metall meteorol meth method methods mex microb '
        'microbiol microelectron microsc mil min mob mod model mol mon multidiscip multimed mus mutat nanosci nanotechnol nat natl nav '
        'netw neural neurobiol neuroinform neurol neurophysiol neurosci neurosurg new nonlinear notes nucl nurs nutr obes observ obstet '
        'occup ocean oceanogr oncol oper ophthalmol opt optim optom orch ord org organ ornithol orthop oxid pac paleontol parasitol '
        'part pathol pattern pediatr perform period pers perspect petrol pharm pharmacol philos phon photochem photon phys physiol '
        'phytochem planet plant plasma plast polar policy polit poll polym popul powder pract pragmat pre pres prev prim probab probl '
        'proc process prod prof prog programm prot protein psych psychiatr psychiatry psychol publ pure qual quant quantum quart quat '
        'radiat radiol react real rec reg regul rehabil relat relig reliab remote ren rep repr reprod res resour respir rev rheol rheum '
        'rob robot roy russ safety saf scand sch sci sec secur sediment seism sel semicond semin sens ser serv sign signal sim simul '
        'soc sociol soft softw soil sol solid sound sov spat spec spectrom spectrosc speech stat stem stoch strat stroke struct stud '
        'subst superconduct supercomput supramol surf surg surv sust sustain symb symp synth syst tech technol telecommun terr tert '
        'tetrahedron theor ther therm thermodyn thin time tissue top tox toxicol trac trans transl transp trauma trends trop tumor '
        'turb twin ultrason univ urb urban urol utrecht vac vasc veg veh vet vib virol virtual vis vocat volcanol wat water weath '
        'wildl wirel world xenobiot zool'
    ).split()
)
#: What ends a sentence or its part, and no word of a name.
_BREAKS = ',;:?!'
_LONGEST = 120
_LONGEST_ABBREVIATION = 9
_DIGITS = re.compile(r'\d')
_WORD = re.compile(r'\S+')


def abbreviated_before(text: str, start: int, position: int) -> int:
    """Where ``J. Coast. Process.`` begins that stands right before the numbers at ``position``; -1 if none does.

    Each word is capitalised or a word such as ``of``, and one at least is abbreviated by a full stop; what stands
    before the first one ends in punctuation, so that a sentence of capitalised words is not taken for a journal.
    """
    first = max(start, position - _LONGEST)
    words = [(match[0], match.start()) for match in _WORD.finditer(text, first, position)]
    if not words:
        return -1
    best, dotted = -1, 0
    for index in range(len(words) - 1, -1, -1):
        word, place = words[index]
        bare = word.rstrip(',;:') if index == len(words) - 1 else word
        if bare[:1].isupper() and bare[-1:] not in _BREAKS:
            dotted += bare.endswith('.') and bare.lower().rstrip('.') in _ABBREVIATED
            short = bare.endswith('.') and 2 < len(bare) <= _LONGEST_ABBREVIATION
        elif bare in _JOINING:
            short = False
        else:
            break
        before = words[index - 1][0] if index else text[first - 1 : first].strip()
        if (
            (dotted or (short and before[-1:] == ','))
            and bare[:1].isupper()
            and (before[-1:] in _ENDS if before else place == start)
        ):
            best = place
            if before[-1:] != '.':
                break
    return best


def capitalised_tail(text: str, start: int, end: int) -> int:
    """Where ``Annals of Field Botany`` begins behind a comma or a sentence that ends at ``end``; -1 if none does."""
    comma = max(text.rfind(mark, start, end) for mark in (', ', '? ', '! ', '. '))
    if comma <= start:
        return -1
    tail = text[comma + 2 : end]
    words = tail.split()
    if len(words) > 12 or len(tail) < 4 or _DIGITS.search(tail) or not is_title_case(words):
        return -1
    return comma + 2


def is_title_case(words: list[str]) -> bool:
    """Whether all words but articles, prepositions and conjunctions are capitalised."""
    capitals = [word for word in words if word.lower() not in _JOINING]
    return bool(capitals) and all(word.lstrip('(“"')[:1].isupper() for word in capitals)
