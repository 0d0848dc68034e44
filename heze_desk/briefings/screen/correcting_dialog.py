"""更正重发: the words as they were issued, the words that are right, several places in one act, and why."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from heze_desk.briefings import insets
from heze_desk.briefings.agreeing import contradictions
from heze_desk.briefings.correction_places import carried_out
from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.briefings.section_words import told_apart, words_of
from heze_desk.errors import DeskError
from heze_desk.kit import correcting_dialog as kit
from heze_desk.kit.asking import Answers
from heze_desk.kit.correcting_dialog import DAY, ENDING, NEW, OLD, WHY, WORDS, CorrectionLine

REMARK = "原来的一期保留并注明已更正；同一期号印发更正件，附更正说明，其余内容都用印发时的。"
NAMED = 3
"""So many contradictions are told at once."""
Correct = Callable[[Sequence[tuple[int, str, str]], str, date], object]


class CorrectingDialog(kit.CorrectingDialog):
    """The words are those of one section after the other; a change that stands in one may be told by its number."""

    def __init__(self, shown: ShownBriefing, correct: Correct) -> None:
        self._shown, self._correct = shown, correct
        desk, paper = shown.page.desk, shown.paper
        assert paper is not None  # offered only for what was issued
        self._sections = insets.whole(desk.workspace.db, shown.id)
        self.section = QComboBox()
        self._selected, self._at = "", 0
        self.changes: list[tuple[int, str, str]] = []
        super().__init__(
            desk,
            (*WORDS, *ENDING),
            self._correct_all,
            title=f"更正{shown.name}",
            remark=REMARK,
            parent=shown.page.window(),
        )
        self.fill({DAY: max(desk.clock.today, paper.issued_on)})
        self.section.setAccessibleName("更正哪一部分")
        for number, one in enumerate(self._sections, 1):
            self.section.addItem(f"{number}　{one.heading}{'' if one.is_printed else '（没有印）'}")
        self.section.currentIndexChanged.connect(lambda _place: self._turn_over())
        self.turn()

    def head(self) -> Sequence[QWidget]:
        return (self.section,)

    def enter(self) -> None:
        number, old, new = self.section.currentIndex() + 1, self.editors[OLD].value(), self.editors[NEW].value()
        if old == self._selected and old and new:
            old, new = told_apart(self.words.toPlainText(), self._at, (old, new))
        wanted = (number, old, new)
        carried_out(self._sections, [*self.changes, wanted])
        self.changes.append(wanted)
        self.fill({OLD: "", NEW: ""})

    def remove(self, asked: int) -> None:
        """With it goes all that was written after it and stands on it."""
        del self.changes[asked - 1]
        while self.changes:
            try:
                carried_out(self._sections, self.changes)
            except DeskError:
                self.changes.pop()
            else:
                return

    def lines(self) -> Sequence[CorrectionLine]:
        _, placed = carried_out(self._sections, self.changes)
        many = len(self.changes)
        return [
            CorrectionLine(id=at, place=one.place, old=one.old, new=one.new, asked=at if at <= many else 0)
            for at, one in enumerate(placed, 1)
        ]

    def turn(self) -> None:
        """With the words of the section chosen, as they are by now."""
        sections, _ = carried_out(self._sections, self.changes)
        place, at = self.section.currentIndex(), self.words.verticalScrollBar().value()
        self.words.setPlainText(words_of(sections[place]) if place >= 0 else "")
        self.words.verticalScrollBar().setValue(at)
        super().turn()
        self._show_contradictions(sections)

    def selected(self, words: str) -> None:
        self._selected = words
        cursor = self.words.textCursor()
        shown = cursor.selectedText().replace("\u2029", "\n")
        self._at = cursor.selectionStart() + shown.index(words)
        super().selected(words)

    def _turn_over(self) -> None:
        self.turn()
        self.words.verticalScrollBar().setValue(0)

    def _show_contradictions(self, sections: Sequence[DraftSection]) -> None:
        """Numbers that do not agree yet, for which more is to be corrected in the same act."""
        known = contradictions(self._sections)
        told = "；".join([one for one in contradictions(sections) if one not in known][:NAMED])
        self.warn(f"还对不上：{told}。请把有关的数字一并更正。" if told else "")

    def _correct_all(self, answers: Answers) -> None:
        self._correct(self.changes, answers[WHY], answers[DAY])
