"""Where a matter leads: to its task, meeting or round, to its scan, to the instruction behind a supervision."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.screen.shown import ShownMatter
from heze_desk.kit import dialogs
from heze_desk.meetings import deciding
from heze_desk.tasks import lighting
from heze_desk.tasks.lines import TaskFilter
from heze_desk.tasks.records import Light
from heze_desk.workspace import files, registers

OPENED = (MatterKind.TASK, MatterKind.DECISION, MatterKind.MEETING, MatterKind.ROUND)


class Places:
    """The page of the chosen matter, where it lives on another one, and the links of its card."""

    def __init__(self, shown: ShownMatter) -> None:
        self._shown, self._page = shown, shown.page

    @property
    def elsewhere(self) -> bool:
        """Whether the matter is dealt with on another page."""
        return self._shown.known.kind in OPENED

    def go(self) -> None:
        """To the page of this kind of matter."""
        known, db = self._shown.known, self._page.workspace.db
        match known.kind:
            case MatterKind.TASK:
                self._page.wanted.emit("tasks", known.ref_id or self._together())
            case MatterKind.DECISION:
                meeting = deciding.decision(db, known.ref_id).meeting_id if known.ref_id else None
                self._page.wanted.emit("meetings", meeting)
            case MatterKind.MEETING:
                self._page.wanted.emit("meetings", known.ref_id)
            case MatterKind.ROUND:
                self._page.wanted.emit("rounds", known.ref_id)
            case _:
                pass

    def _together(self) -> TaskFilter:
        """The tasks for which the chosen line stands."""
        listed = self._shown.known.listed
        if listed is not None and listed.matter.guessed:
            return TaskFilter(light=Light.UNSET)
        late = listed is not None and listed.matter.is_late(listed.day)
        return TaskFilter(light=lighting.rule(self._page.workspace.db).warnings[0] if late else None)

    def follow(self, link: str) -> None:
        """A link of the card: task:5, issued:1, scan:2, unscan:2, instruction:3, supervision:4."""
        kind, _, number = link.partition(":")
        match kind:
            case "task":
                self._page.wanted.emit("tasks", int(number))
            case "issued":
                self._page.wanted.emit("issued", int(number))
            case "scan":
                self._open_scan(int(number))
            case "unscan":
                self._remove_scan(int(number))
            case "instruction":
                self._shown.wanted.emit(MatterKind.INSTRUCTION, int(number))
            case "supervision":
                self._shown.wanted.emit(MatterKind.SUPERVISION, int(number))

    def _remove_scan(self, scan_id: int) -> None:
        """Struck with its reason; the file stays in the workspace."""
        question = "移除这个扫描件？条目和原因会留在这里，文件仍保存在工作区。"
        why = dialogs.ask_reason(self._page.window(), question, yes="移除", hint="请写明原因，例如：传错了文件")
        if why is not None:
            with self._page.workspace.step("移除批示扫描件") as db:
                registers.remove(db, "instruction_scan", scan_id, day=self._page.today, reason=why)

    def _open_scan(self, scan_id: int) -> None:
        """A copy that cannot be written."""
        line = self._shown.known.instruction
        for scan in line.scans if line is not None else ():
            if scan.id == scan_id:
                copy = files.copy_out(self._page.workspace.folder, scan.sha256, scan.file_name)
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
