"""The number under which minutes are issued next, and up to which number the office got before it took up the desk."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QFormLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.edits import EditorMaker
from heze_desk.kit.pieces import second
from heze_desk.meetings.finalising import KIND
from heze_desk.settings import store as settings
from heze_desk.settings.records import filled
from heze_desk.workspace.database import Database

ASKED = "启用本台以前编到第几号"
COLUMN = Column[Any](ASKED, lambda _begun: None, kind=Kind.NUMBER)


class BegunField(QWidget):
    """Asked for before the first minutes of a year; after that the numbers go on by themselves."""

    def __init__(self, db: Database, day: date) -> None:
        super().__init__()
        self._db, self._day = db, day
        self._last: int | None = None
        self._complaint = ""
        self.is_asked = not issuing.papers(db, KIND, year=day.year)
        self.editor = EditorMaker[Any](lambda: day).make(COLUMN, self)
        self.editor.setPlaceholderText("没有就空着，从1号编起")
        self.forecast = second("")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(ASKED, self.editor)
        form.addRow("", self.forecast)
        self.editor.textChanged.connect(self._foretell)

    def value(self) -> Begun | None:
        """Nothing where the field is empty; what is no number is refused. Also once its dialog is gone."""
        if self._complaint:
            raise DeskError(f"“{ASKED}”：{self._complaint}")
        return Begun(number=self._last) if self._last else None

    def foretold(self) -> str:
        """纪要〔2026〕3号: what the minutes would be given now."""
        number = issuing.next_numbers(self._db, KIND, self._day, begun=self.value()).number
        named = filled(settings.get(self._db).minutes_number, year=self._day.year, number=number)
        return f"{KIND}{named.removeprefix(KIND)}"

    def _foretell(self) -> None:
        self._complaint = self.editor.complaint()
        self._last = None if self._complaint else self.editor.value()
        self.forecast.setText(self._complaint or f"将编为{self.foretold()}。")
