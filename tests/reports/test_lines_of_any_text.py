"""The line breaker over 20,000 random paragraphs of mixed scripts, in the faces papers are set in."""

from collections import Counter
from random import Random

from reports.characters import NO_END, NO_START
from reports.fonts import Role
from reports.layout import GB_GRID
from reports.lines import Measure, break_lines
from reports.styles import Letters, Style

PARAGRAPHS = 20_000
HAN = "菏泽市未来产业工作专班调度简报任务台账责任单位时限进度办法通知意见平台企业人才技术喆垚堃翀䶮𬭎㛃玥昇祎赟"
WHOLE = (
    *("30家", "50项", "93.55%", "1,200万元", "100 kg", "3.5倍", "12个工作日", "63%~68%", "第12期", "1∶500", "￥100"),
    *("2026年7月16日", "9月30日", "2025年4月", "9:30", "2026-09-30", "24小时", "7级", "1.2亿元", "30余家", "150㎡"),
    *("菏政字〔2025〕16号", "演未专发〔2026〕7号", "〔2026〕3号"),
    *("《通知》", "《六个字的标题》", "《实施意见》", "——", "……"),
    *("Heze", "5G-A", "TCP/IP", "0530-1234567", "e-mail", "café", "Привет", "αβγ", "U.S.", "R&D", "C++", "A4"),
    *("１２３４", "ａｂｃ", "e\u0301te\u0301", "ｶﾞ", "か゚"),
)
OTHERS = ("ひらがな", "カタカナ", "한국어", "Ⅲ", "①", "℃", "★", "·", "／", "～", " ", "　", "％")
PAIRS = ("“{}”", "（{}）", "‘{}’", "【{}】", "“（{}）”", "“‘{}’”", "({})", "《{}以及有关保障措施清单》", "（“{}”）")
ENDS = ("，", "。", "、", "；", "：", "！", "？", "。”", "）。", "！”）", "", "", "……。")


def _paragraph(dice: Random) -> tuple[str, list[tuple[int, int]]]:
    """A text, and the stretches of it that may not be divided."""
    text, whole = "", []
    for _ in range(dice.randint(1, 14)):
        words = "".join(dice.choices(HAN, k=dice.randint(1, 9)))
        text += dice.choice(PAIRS).format(words) if dice.random() < 0.2 else words
        if dice.random() < 0.6:
            part = dice.choice(WHOLE)
            whole.append((len(text), len(text) + len(part)))
            text += part
        if dice.random() < 0.15:
            text += dice.choice(OTHERS)
        text += dice.choice(ENDS)
    return text, whole


def _ends(text, lines):
    """Where in the text each line but the last ends."""
    place, found = 0, []
    for line in lines:
        place = text.index(line.text, place) + len(line.text)
        found.append(place)
    return found[:-1]


def _faults(text, whole, lines, measure):
    if any(line.x + line.width > measure.width + 0.01 for line in lines):
        yield "overflow"
    if any(line.text[0] in NO_START for line in lines[1:]):
        yield "start"
    if any(line.text[-1] in NO_END for line in lines[:-1]):
        yield "end"
    if any(begin < place < end for place in _ends(text, lines) for begin, end in whole):
        yield "divided"
    if "".join("".join(line.text for line in lines).split()) != "".join(text.split()):
        yield "lost"


def _counted(number, widest, narrowest):
    """How many lines random paragraphs took, and what is wrong with them."""
    dice, em = Random(2026), GB_GRID.cell
    widths = Letters().widths(Style(Role.BODY, GB_GRID.size, em))
    faults, count = Counter(), 0
    for _ in range(number):
        text, whole = _paragraph(dice)
        width = dice.uniform(narrowest, widest)
        measure = Measure(width=width * em, cell=em, indent=dice.choice((0, 2)) * em if width > 14 else 0.0)
        lines = break_lines(text, widths, measure)
        count += len(lines)
        faults.update(_faults(text, whole, lines, measure))
    return count, faults


def test_twenty_thousand_paragraphs_have_no_line_that_a_compositor_would_refuse():
    lines, faults = _counted(PARAGRAPHS, 44, 14)

    assert lines > 60_000
    assert not faults


def test_in_columns_as_narrow_as_five_characters_words_are_divided_but_nothing_overflows_or_is_lost():
    lines, faults = _counted(2000, 14, 5)

    assert lines > 10_000
    assert set(faults) <= {"divided", "start"}
    assert faults["start"] < 10, "only where a run of marks is as long as the line"
