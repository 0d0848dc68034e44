"""Text cut into what must stay together in a line: numbers with units, dates, 文号, words, short titles, names."""

import re
from collections.abc import Iterator
from functools import cache

_WORD = r"[A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
_ABOVE = r"[\u0300-\u036f\u20d0-\u20ff\u3099\u309a\uff9e\uff9f]"  # stands on the character before it
_JOINED = rf"[-‑–/._@+&=?#~'](?={_WORD})|(?<=\d)[,:∶](?=\d)|[%‰℃]|(?<=[\d%‰℃])[~～—](?=\d)"
_RUN = rf"{_WORD}(?:{_WORD}|{_ABOVE}|{_JOINED})*[+#]{{0,2}}"
_UNITS = (
    "个百分点|个工作日|平方公里|平方米|立方米|个月|小时|分钟|季度|公里|千克|公斤|公顷|千瓦时|千瓦|兆瓦|"
    "年度|年|月|日|时|分|秒|天|周|期|号|次|个|家|项|人|名|件|条|款|章|节|页|批|户|元|吨|米|亩|台|套|只|辆|张|份|"
    "层|座|间|处|所|位|倍|成|度|级|届|强|度|㎡|㎞|kg"
)
_COUNT = rf"[余多]?[十百千万亿]{{0,2}}[余多]?(?:{_UNITS})?"
_SYMBOL = rf" [A-Za-zμΩ°]{{1,4}}[²³]?(?!{_WORD})"
_NUMBER = rf"第?[￥$№]?{_RUN}(?:(?<=\d)(?:{_SYMBOL}|{_COUNT}))?"
_DATE = r"\d{2,4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"
_OUTSIDE = r"[的了和与及或按据依照在于以见对将把被从到由为是等并经附抄送至]|[印转下制]发"
_HAN = rf"(?!{_OUTSIDE})[\u4e00-\u9fff]"
_CODE = rf"(?:(?![发字函令]){_HAN}(?:{_HAN}){{0,3}}|[发字函令])?"
"""What stands before the year, as 菏政字, 演未专发 and 纪要 do; a particle or a verb before it is not part of it."""
_PAPER_NUMBER = rf"{_CODE}〔\d{{4}}〕第?\d+号"
_TITLE = r"《[^《》\n]{1,6}》"
_PERSON = r"(?<=\u3000)[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}(?![\u3400-\u9fff\U00020000-\U0003ffff])"
_ADDRESS = r"[a-z]{2,8}://[\x21-\x7e]+"

_BEGIN, _END = rf"——|……|{_TITLE}|{_PERSON}|{_ADDRESS}", rf"{_DATE}|{_NUMBER}| {{2,}}|[^ ]{_ABOVE}+"
_LONG = re.compile(f"{_BEGIN}|{_END}", re.S)
"""What holds more than a character, but for the numbers of papers, which take long to look for."""
_PLAIN = re.compile(r"[\u4e00-\u9fff，。、；：？！（）“”]+\Z")
_STRETCH = re.compile(r"[^/?&=]+[/?&=]*|[/?&=]+")
_PART = re.compile(r"\d+(?:[.,]\d+)*[%年月日号]?|[A-Za-z\u00c0-\u024f]+[-/._@]?|——|……|.", re.S)


def tokens(text: str) -> list[str]:
    """The text in pieces that a line does not divide; joined again they are the text."""
    if _PLAIN.match(text):
        return list(text)
    found: list[str] = []
    at = 0
    for match in (_long_or_paper_number() if "〔" in text else _LONG).finditer(text):
        start, end = match.span()
        found += text[at:start]
        found += _STRETCH.findall(match.group()) if "://" in match.group() else (match.group(),)
        at = end
    found += text[at:]
    return found


@cache
def _long_or_paper_number() -> re.Pattern[str]:
    return re.compile(f"{_BEGIN}|{_PAPER_NUMBER}|{_END}", re.S)


def parts(token: str) -> Iterator[str]:
    """Where a token wider than its column may yet be divided."""
    return (found.group() for found in _PART.finditer(token))
