"""A new unit, another name, the members of a group, and a new contact."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.roster import unit_naming, unit_store
from heze_desk.roster.listing import UnitEntry
from heze_desk.roster.records import Contact, UnitKind, UnitName
from heze_desk.roster.screen.choices import unit_choices

RENAMED, MISSPELT = "更名：自某日起用新名称", "更正错字：各日都用正确名称"
HOWS = (Choice(RENAMED, RENAMED), Choice(MISSPELT, MISSPELT))
KINDS = tuple(Choice(kind, str(kind)) for kind in UnitKind)
SHORT = Column[Any]("简称", lambda one: one.short_name)
FULL = Column[Any]("全称", lambda one: one.full_name)
KIND = Column[Any]("类别", lambda one: one.kind, kind=Kind.CHOICE, choices=lambda: KINDS)
ALIASES = Column[Any]("别名", lambda one: one.aliases)
HOW = Column[Any]("这是", lambda one: RENAMED, kind=Kind.CHOICE, choices=lambda: HOWS)
SINCE = Column[Any]("更名日期", lambda one: None, kind=Kind.DAY)
RENAMING = "更名前的名单和简报仍用旧名称；旧名称以后录入和导入时仍能认出。"

Told = Callable[[str], object]


def ask_unit(desk: Desk, made: Callable[[int, str], object], parent: QWidget | None) -> AskDialog:
    """Ask for a unit; `made` is told the id and the name."""

    def keep(answers: Answers) -> None:
        name = answers["简称"]
        if not name:
            raise DeskError("请填写单位简称。")
        aliases = tuple(one.strip() for one in answers["别名"].split("、") if one.strip())
        with desk.workspace.step(f"新增单位：{name}") as db:
            kind = answers["类别"] or UnitKind.DEPARTMENT
            unit_id = unit_store.add(db, name, kind=kind, full_name=answers["全称"], aliases=aliases)
        made(unit_id, name)

    remark = "排在最后，可用 Alt+↑ 上移；标为“非文件所列”。全称留空，与简称相同。"
    fields = (SHORT, FULL, KIND, ALIASES)
    dialog = AskDialog(desk, fields, keep, title="新增单位", yes="新增", remark=remark, parent=parent)
    dialog.fill({"类别": UnitKind.DEPARTMENT})
    dialog.editors["别名"].setPlaceholderText("用、隔开，可不填")
    dialog.open()
    return dialog


def ask_name(desk: Desk, name: UnitName, told: Told, *, day: date, parent: QWidget | None) -> AskDialog:
    """Ask whether the unit is renamed from a day on or was misspelt; `name` holds what is proposed."""

    def keep(answers: Answers) -> None:
        short, full, since = answers["简称"], answers["全称"], answers["更名日期"]
        wanted = UnitName(unit_id=name.unit_id, short_name=short, full_name=full, valid_from=since)
        misspelt = answers["这是"] == MISSPELT
        with desk.workspace.step(f"{'更正单位名称' if misspelt else '单位更名'}：{short}") as db:
            if misspelt:
                unit_naming.correct(db, wanted, day=day)
            else:
                unit_naming.rename(db, wanted)
        told(f"已更正为{short}。" if misspelt else f"{short}的名称自{since:%Y-%m-%d}起启用。")

    fields = (SHORT, FULL, HOW, SINCE)
    dialog = AskDialog(desk, fields, keep, title="单位名称", yes="保存", remark=RENAMING, parent=parent)
    dialog.fill({"简称": name.short_name, "全称": name.full_name, "这是": RENAMED})
    how, since = dialog.editors["这是"], dialog.editors["更名日期"]
    how.currentTextChanged.connect(lambda text: since.setEnabled(text != MISSPELT))
    since.setFocus()
    dialog.open()
    return dialog


def ask_members(desk: Desk, group: UnitEntry, told: Told, *, day: date, parent: QWidget | None) -> AskDialog:
    """Ask which units a group stands for."""
    members = Column[Any](
        "成员单位", lambda one: (), kind=Kind.CHOICES, choices=lambda: unit_choices(desk.workspace.db, day)
    )

    def keep(answers: Answers) -> None:
        with desk.workspace.step(f"修改{group.short_name}的成员单位") as db:
            unit_store.set_members(db, group.id, list(answers["成员单位"]))
        told(f"{group.short_name}现有 {len(answers['成员单位'])} 个成员单位。")

    remark = "成员单位不是文件所列，由专班办公室维护；下发反馈表和统计时，群组展开为这些单位。"
    title = f"{group.short_name}的成员单位"
    dialog = AskDialog(desk, (members,), keep, title=title, yes="保存", remark=remark, parent=parent)
    dialog.fill({"成员单位": unit_store.members(desk.workspace.db, group.id)})
    dialog.open()
    return dialog


def ask_contact(desk: Desk, unit: UnitEntry, told: Told, parent: QWidget | None) -> AskDialog:
    """Ask for one more contact of a unit."""
    fields = (
        Column[Any]("姓名", lambda one: one.name),
        Column[Any]("职责", lambda one: one.duty),
        Column[Any]("电话", lambda one: one.telephone),
    )

    def keep(answers: Answers) -> None:
        contact = Contact(unit_id=unit.id, name=answers["姓名"], duty=answers["职责"], telephone=answers["电话"])
        with desk.workspace.step(f"新增联络人：{unit.short_name}{contact.name}") as db:
            unit_store.save_contact(db, contact)
        told(f"已新增{unit.short_name}联络人{contact.name}。")

    dialog = AskDialog(desk, fields, keep, title=f"新增联络人：{unit.short_name}", yes="新增", parent=parent)
    dialog.fill({"职责": "联络员"})
    dialog.open()
    return dialog
