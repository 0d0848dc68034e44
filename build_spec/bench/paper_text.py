"""Briefings and ledgers of new text: as many pages, tables and charts each time, other words."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from reports.document import (
    Bars,
    Block,
    Document,
    Heading,
    Imprint,
    Masthead,
    Paragraph,
    Progress,
    ProgressBars,
    Table,
    Title,
)

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
INDUSTRIES = ("演示制造", "演示信息", "演示材料", "演示能源", "演示空间", "演示健康", "演示智能")
LIGHTS = ("正常", "临期", "逾期", "办结", "暂停", "未定")
NUMERALS = "一二三四五六七八九十"
PARAGRAPHS, ROWS = 37, 11
COMMON = 3500
"""Characters of the first level of 通用规范汉字表."""
UNUSUAL = 0.06
"""Of the pieces of a sentence: those of characters the policy does not have."""
NAMES = ("王测一", "李测二", "赵测三", "张喆", "刘垚", "陈堃", "赵翀", "吴祎", "郑玥", "冯昇")


class Words:
    """Sentences that read like the policy, and never the same; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        policy = (RESOURCES / "policy" / "text.txt").read_text("utf-8")
        self._policy = "".join(char for char in policy if "\u4e00" <= char <= "\u9fff")
        self._table = (RESOURCES / "fonts" / "tgh8105.txt").read_text("utf-8")[:COMMON]

    def number(self, most: int) -> int:
        return self._random.randint(1, most)

    def words(self, length: int) -> str:
        return "".join(islice((char for piece in self._pieces() for char in piece), length))

    def sentence(self) -> str:
        """Two to four clauses, some with figures and days."""
        clauses = []
        for _ in range(self._random.randint(2, 4)):
            clause = self.words(self._random.randint(6, 16))
            clauses.append(f"{clause}{self._figure()}" if self._random.random() < 0.3 else clause)
        return "，".join(clauses) + "。"

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self._random.randint(3, 6)))

    def name(self) -> str:
        return self._random.choice(NAMES)

    def _pieces(self) -> Iterator[str]:
        while True:
            if self._random.random() < UNUSUAL:
                yield self._random.choice(self._table)
            begin = self._random.randrange(len(self._policy) - 4)
            yield self._policy[begin : begin + self._random.randint(2, 4)]

    def _figure(self) -> str:
        day = f"{self._random.randint(1, 12)}月{self._random.randint(1, 28)}日"
        return self._random.choice((f"{self.number(99)}项", f"{self.number(999)}.5亿元", day, f"{self.number(99)}%"))


def briefing(seed: int) -> Document:
    """Twenty pages: text, six tables with wrapped cells, two charts."""
    words = Words(seed)
    office, day = "演示市未来产业工作专班办公室", "2026年7月16日"
    body: list[Block] = [
        Masthead("未来产业工作调度简报", f"第{seed}期（总第{seed}期）", office, day),
        Title(f"2026年第{NUMERALS[seed % 4]}季度未来产业重点任务推进情况"),
    ]
    for place in range(PARAGRAPHS):
        if place % 7 == 0:
            body.append(Heading(f"{NUMERALS[place // 7]}、{words.words(8)}"))
        if place % 7 in (1, 4):
            body.append(Heading(f"（{NUMERALS[place % 7]}）{words.words(10)}", 2))
        body.append(Paragraph(words.paragraph()))
        if place % 6 == 5:
            body.append(_table(words, place // 6 + 1))
        if place in (10, 30):
            body.append(_bars(words) if place == 10 else _progress(words))
    body.append(Imprint((("报", "组长、副组长。"), ("送", "各成员单位。")), office, day, "共印80份"))
    return Document(kind="调度简报", title="演示", author=office, body=tuple(body), remark="演示数据，不作依据")


def ledger(seed: int, rows: int = 300) -> Document:
    """A 任务台账 on A4 turned, as a secretary prints it."""
    words = Words(seed)
    texts = (
        (
            f"{place:03d}",
            words.words(words.number(24) + 8),
            f"演示市{words.words(4)}局",
            "、".join(f"演示市{words.words(4)}局" for _ in range(words.number(4))),
            "2026-09-30",
            f"{words.number(99)}%",
            LIGHTS[place % len(LIGHTS)],
            f"6月{words.number(28)}日：{words.words(words.number(20) + 6)}。",
        )
        for place in range(1, rows + 1)
    )
    return Document(
        kind="任务台账",
        title="演示",
        body=(
            Title("未来产业任务台账", note="（截至2026年6月30日）"),
            Table(
                ("编号", "任务", "牵头单位", "责任单位", "时限", "进度", "状态", "最近进展"),
                tuple(texts),
                widths=(0.06, 0.235, 0.125, 0.22, 0.09, 0.055, 0.055, 0.16),
                align=("center", "left", "center", "left", "center", "center", "center", "left"),
            ),
        ),
        landscape=True,
        remark="演示数据，不作依据",
    )


def _table(words: Words, number: int) -> Table:
    rows = (
        (
            str(row),
            words.words(words.number(20) + 10),
            f"演示市{words.words(4)}局",
            words.name(),
            words.words(words.number(16) + 4),
        )
        for row in range(1, ROWS + 1)
    )
    return Table(
        ("序号", "任务", "牵头单位", "责任人", "进展情况"),
        tuple(rows),
        widths=(0.08, 0.34, 0.18, 0.12, 0.28),
        align=("center", "left", "center", "center", "left"),
        caption=f"表{number}　重点任务推进情况",
        note="注：逾期指超过时限未办结。",
    )


def _bars(words: Words) -> Bars:
    counts = tuple(tuple(words.number(12) for _ in LIGHTS) for _ in INDUSTRIES)
    return Bars(INDUSTRIES, LIGHTS, counts, caption="图1　各产业任务亮灯情况")


def _progress(words: Words) -> ProgressBars:
    rows = tuple(Progress(name, words.number(100), words.number(100)) for name in INDUSTRIES)
    return ProgressBars(rows, caption="图2　年度任务进度与时间进度对照")
