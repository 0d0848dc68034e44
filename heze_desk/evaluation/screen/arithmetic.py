"""How a score came about: every part, what it counted, and each row that was counted, which opens where it is kept."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser

from heze_desk.evaluation import behind
from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.result_records import Adjustment, Measure, ResultRow
from heze_desk.evaluation.scheme_records import SHORT
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.kit import colours, theme
from heze_desk.kit.pieces import Card
from heze_desk.kit.screen import Screen

SHOWN = 30
UNITS = {"task": "项", "round": "次", "supervision": "件"}


class ArithmeticCard(Card):
    """Links lead to the ledger, the rounds and the supervisions."""

    def __init__(self, page: Screen) -> None:
        super().__init__("计算过程")
        self._page = page
        self._row: ResultRow | None = None
        self._whole: set[str] = set()
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet("QTextBrowser { border: 0; padding: 0; }")  # the card is its frame
        self.text.setAccessibleName("计算过程")
        self.text.document().setDocumentMargin(0)
        sheet = f"a {{ color: {colours.ACTION}; text-decoration: none; }} p {{ margin: 0 0 {theme.px(6)}px 0; }}"
        self.text.document().setDefaultStyleSheet(sheet)
        self.text.anchorClicked.connect(self._open)
        self.body.addWidget(self.text, 1)

    def show_row(self, row: ResultRow | None) -> None:
        if row is None or self._row is None or row.row_id != self._row.row_id:
            self._whole.clear()
        self._row = row
        self.title.setText(f"{row.name}：{_sum(row)}" if row else "计算过程")
        self.text.setHtml("".join(self._lines(row)) if row else "<p>选一行，看每一分是怎么来的。</p>")

    def follow(self, link: str) -> None:
        """To the page of the row: task:7, round:3, supervision:2, indicator_value:9; all:任务数 lists the rest."""
        subject, _, number = link.partition(":")
        match subject:
            case "task":
                self._page.wanted.emit("tasks", int(number))
            case "round":
                self._page.wanted.emit("rounds", int(number))
            case "indicator_value":
                indicator_id = behind.indicator_of(self._page.workspace.db, int(number))
                if indicator_id is not None:
                    self._page.receive(("indicator", indicator_id))
            case "all":
                self._whole.add(number)
                self.show_row(self._row)
            case "supervision":
                self._page.wanted.emit("instructions", (MatterKind.SUPERVISION, int(number)))

    def _open(self, link: QUrl) -> None:
        self.follow(link.toString())

    def _lines(self, row: ResultRow) -> Iterator[str]:
        if not row.rated:
            yield "<p>统计期内没有可计的事项，未作评估。</p>"
        if row.short:
            yield f"<p><b>{SHORT}。</b></p>"
        for part in row.parts:
            yield f"<p>{escape(part.told)}</p>"
        for change in row.adjustments:
            yield f"<p>{escape(_adjustment(change))}</p>"
        for measure in row.measures:
            yield from self._measure(measure)

    def _measure(self, measure: Measure) -> Iterator[str]:
        unit = UNITS.get(measure.subject, "")
        yield f"<p><b>{escape(measure.name)}　{said(measure.value)}{unit}</b></p>"
        rows = behind.named(self._page.workspace.db, measure)
        shown = rows if measure.name in self._whole else rows[:SHOWN]
        for row_id, name in shown:
            yield f'<p>· <a href="{measure.subject}:{row_id}">{escape(name)}</a></p>'
        if len(rows) > len(shown):
            yield f'<p><a href="all:{escape(measure.name)}">另有{len(rows) - SHOWN}{unit}，全部列出</a></p>'


def _sum(row: ResultRow) -> str:
    return f"{said(row.score)}分" if row.rated else "未作评估"


def _adjustment(one: Adjustment) -> str:
    return f"调整{'+' if one.points > 0 else ''}{said(one.worth)}分：{one.reason}"
