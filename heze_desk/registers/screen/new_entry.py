"""A new entry from the keyboard alone; a name that is like a known one is asked about first."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.screen import Desk
from heze_desk.registers import duplicates, links, store
from heze_desk.registers.kinds import Register
from heze_desk.registers.records import Entry, Kind
from heze_desk.registers.screen.columns import asked_columns
from heze_desk.registers.screen.offer import Offer


def ask_entry(
    desk: Desk, register: Register, offer: Offer, made: Callable[[int, str], object], *, parent: QWidget | None
) -> AskDialog:
    """Ask for an entry of this register; `made` is told its id, and the enterprise that it names and is tied to."""
    db = desk.workspace.db
    title = f"新增{register.kind}"
    fields = asked_columns(register, offer, db)
    names = {one.title: "unit_id" if one.name == "unit" else one.name for one in register.fields}
    if register.traits:
        names[register.traits_title] = "traits"

    def keep(answers: Answers) -> None:
        said = {names[key]: value for key, value in answers.items() if key in names}
        near = [] if not said["name"].strip() else duplicates.like(db, register.kind, said["name"])
        people = register.kind is Kind.TALENT  # of whom two may bear one name
        unlike = [one for one in near if people or one.name != said["name"].strip()]
        if unlike and not _is_another(dialog, [f"“{one.name}”（{one.why}）" for one in unlike]):
            raise DeskError(f"没有新增；名录里已有“{unlike[0].name}”，可以取消后改那一条。")
        with desk.workspace.step(f"{title}：{said['name'].strip()}") as writing:
            entry = Entry(kind=register.kind, added_on=desk.clock.today, **said)
            entry_id = store.add(writing, entry, answers["产业"])
            for one in unlike:
                duplicates.tell_apart(writing, entry_id, one.id)
            holder = links.link_to_holder(writing, entry_id)
        made(entry_id, holder)

    dialog = AskDialog(desk, fields, keep, title=title, yes="新增", parent=parent)
    dialog.fill({"产业": ()} | ({register.traits_title: ()} if register.traits else {}))
    dialog.editors[fields[0].title].setFocus()
    return dialog


def _is_another(dialog: QWidget, near: list[str]) -> bool:
    return dialogs.confirm(
        dialog,
        f"名录里已有{'、'.join(near[:3])}，是另外一条吗？",
        yes="不是同一条，新增",
        consequence="选“不是同一条”会记住，以后不再询问；是同一条的请取消，改原来那一条。",
    )
