"""Names in Chinese, Japanese and Korean characters, which stand without a space and have no initials."""

from __future__ import annotations

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.name_kind import NOTHING, Kind

#: Below it no character is looked for by the two patterns, but for points between names.
_FIRST_CJK = '\u2e80'
_CJK = late_pattern(r'[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff々〆ヶ]')
_CJK_NAME = late_pattern(
    r'[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々〆ヶ·•]{1,8}'
    r'(?:[ \u3000][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ]{1,6})?'
)

#: The commonest family names of one character; a name of two or three that begins so is divided behind it.
_HAN_FAMILY = frozenset(
    '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程'
    '魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫雷龙龍史陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴'
    '牟鲁魯路牛樊凌霍虞支柯管卓包左喻祁俞季柳岳卞臧殷翟申梅闵盛童颜梁庄莊项祝洪倪谷车齐穆简寇温蓝丛游涂苗关焦辛欧麦甘向娄'
    '卜尹古左裴时施屈席骆詹蒲甄栾鲍耿聂阮冉岑滕尚柏宁米茅鞠燕'
)


#: Chinese family names of two characters.
_HAN_FAMILIES = frozenset((
    '欧阳', '歐陽', '上官', '司马', '司馬', '诸葛', '諸葛', '司徒', '东方', '東方', '令狐', '皇甫', '慕容', '尉迟',
))  # fmt: skip


#: Korean names are written together; all family names but these are of one syllable.
_HANGUL = late_pattern('[\uac00-\ud7af]{2,4}')
_HANGUL_FAMILIES = frozenset(('남궁', '황보', '제갈', '사공', '선우', '독고', '서문', '동방'))


#: What stands in brackets beside a title or a name: its language, what it is, what somebody did.
_NO_NAMES = frozenset((
    '中文', '英文', '法文', '德文', '日文', '俄文', '韩文', '韓文', '日本語', '英語', '中国語', '中國語',
    '한국어', '영어', '全文', '代码', '代碼', '论文', '論文', '预印本', '期刊', '会议', '會議', '专利', '專利',
    '相关报道', '相關報導', '通讯作者', '通訊作者', '指导老师', '指導老師', '研究助理', '招待講演', '招待論文',
    '査読付き', '査読あり', '査読無し', '口頭発表', '口头报告', '口頭報告', 'ポスター', '発表資料', '海报',
    '海報', '논문', '구두발표', '포스터',
))  # fmt: skip


def may_be_in_characters(chunk: str) -> bool:
    """Whether a chunk has such a character, or may be nothing but a point between names."""
    return max(chunk) >= _FIRST_CJK and (
        _CJK.search(chunk) is not None or (len(chunk) <= 12 and _CJK_NAME.fullmatch(chunk) is not None)
    )


def classify_characters(chunk: str) -> Kind:
    """What a chunk in characters can be: the family name first, divided from the given name where that is known."""
    if _CJK_NAME.fullmatch(chunk) is None:
        return NOTHING
    if chunk in _NO_NAMES:
        return NOTHING
    if 'の' in chunk:  # a particle between nouns: no name has it
        return NOTHING
    family, space, given = chunk.replace('\u3000', ' ').partition(' ')
    if not space:
        if len(chunk) > 5:
            return NOTHING
        if _HANGUL.fullmatch(chunk):
            first = 2 if len(chunk) > 2 and chunk[:2] in _HANGUL_FAMILIES else 1
            return Kind('C', given=chunk[first:], family=chunk[:first])
        if len(chunk) in (3, 4) and chunk[:2] in _HAN_FAMILIES:
            return Kind('C', given=chunk[2:], family=chunk[:2])
        if len(chunk) in (2, 3) and chunk[0] in _HAN_FAMILY:
            return Kind('C', given=chunk[1:], family=chunk[0])
        return Kind('C', family=chunk)
    return Kind('C', given=given, family=family)
