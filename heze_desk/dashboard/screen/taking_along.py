"""导出日历: meetings and deadlines as a file that a telephone or another calendar reads."""

from functools import partial
from pathlib import Path

from heze_desk.kit import dialogs
from heze_desk.kit.screen import Screen
from heze_desk.settings import store as settings

KIND = "日历文件 (*.ics)"


class TakingAlong:
    """Gathered on the window's thread, written off it."""

    def __init__(self, page: Screen) -> None:
        self._page = page
        self.act = page.act("导出日历…", self.ask_where, sign="calendar", keys="Ctrl+E")

    def ask_where(self) -> None:
        from heze_desk.dashboard import calendar
        from heze_desk.dashboard.calendar_records import to_ics

        day, db = self._page.today, self._page.workspace.db
        path = dialogs.ask_save(self._page.window(), "导出日历", f"会议和时限-{day:%Y%m%d}.ics", KIND)
        if path is not None:
            found = calendar.events(db, day)
            content = to_ics(settings.get(db).office_name, found)
            work = partial(_written, content, path)
            self._page.desk.background.run(work, partial(self._tell, len(found)), title="正在导出日历")

    def _tell(self, many: int, path: Path) -> None:
        self._page.tell(f"已导出 {many} 项会议和时限；导入手机或电脑的日历即可，再次导出会更新。", path)


def _written(content: bytes, path: Path) -> Path:
    from reports.files import write_whole

    return write_whole(content, path)
