"""Units by rank, under the names of a day."""

from datetime import date

import pytest

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import unit_store
from heze_desk.roster.records import Contact, UnitKind, UnitName

DAY = date(2026, 11, 23)


def rename(workspace, unit_id, name, since):
    with workspace.step("更名") as db:
        day = since and date.fromisoformat(since)
        made = UnitName(unit_id=unit_id, short_name=name, full_name=f"菏泽{name}", valid_from=day)
        return unit_store.rename(db, unit_id, made)


def name_on(workspace, unit_id, day):
    return unit_store.names(workspace.db, date.fromisoformat(day))[unit_id]


def test_a_unit_has_its_old_name_before_the_day_and_its_new_one_from_it(workspace, units):
    unit_id = units["市科技局"]
    rename(workspace, unit_id, "市科创局", "2026-10-01")
    rename(workspace, unit_id, "市科创委", "2028-01-01")

    days = ("1999-01-01", "2026-09-30", "2026-10-01", "2027-12-31", "2028-01-01")
    assert [name_on(workspace, unit_id, day) for day in days] == [
        "市科技局",
        "市科技局",
        "市科创局",
        "市科创局",
        "市科创委",
    ]
    assert [name.short_name for name in unit_store.name_history(workspace.db, unit_id)] == [
        "市科技局",
        "市科创局",
        "市科创委",
    ]


@pytest.mark.parametrize("since", ["2026-10-01", None])
def test_renaming_from_the_same_day_again_corrects_the_name(workspace, units, since):
    first = rename(workspace, units["市科技局"], "市科创局", since)
    again = rename(workspace, units["市科技局"], "市科新局", since)

    assert first == again
    assert name_on(workspace, units["市科技局"], "2026-10-01") == "市科新局"
    assert len(unit_store.name_history(workspace.db, units["市科技局"])) == (2 if since else 1)


def test_a_unit_named_only_from_a_later_day_is_called_so_before_it_too(workspace):
    with workspace.step("新增") as db:
        unit_id = unit_store.add(db, "市低空办", kind=UnitKind.DEPARTMENT)
        db.execute("update unit_name set valid_from = '2027-01-01' where unit_id = ?", [unit_id])

    assert name_on(workspace, unit_id, "2026-01-01") == "市低空办"


def test_a_name_that_another_unit_bears_on_that_day_is_refused(workspace, units):
    with pytest.raises(DeskError, match="“市财政局”"):
        rename(workspace, units["市科技局"], "市财政局", "2026-10-01")
    rename(workspace, units["市财政局"], "市财政金融局", "2026-10-01")
    rename(workspace, units["市科技局"], "市财政局", "2026-10-02")

    assert unit_store.named(workspace.db, "市财政局") == units["市科技局"]


@pytest.mark.parametrize("name", ["市科技局", " 菏泽市科技局 ", "科技局", "市科创局"])
def test_a_unit_is_found_by_every_name_it_has_or_had(workspace, units, name):
    rename(workspace, units["市科技局"], "市科创局", "2026-10-01")
    with workspace.step("别名") as db:
        unit_store.set_aliases(db, units["市科技局"], ("科技局", "科技局", ""))

    assert unit_store.named(workspace.db, name) == units["市科技局"]
    assert unit_store.get(workspace.db, units["市科技局"]).aliases == ("科技局",)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("市科枝局", "没有名为“市科枝局”的单位；是否指“市科技局”？"),
        ("科技局", "是否指“市科技局”？"),
        ("财政", "是否指“市财政局”？"),
        ("水利部门", "请先在“责任分工”中添加该单位。"),
        ("", "请先在“责任分工”中添加该单位。"),
    ],
)
def test_an_unknown_name_is_refused_with_the_near_one(workspace, units, name, hint):
    with pytest.raises(DeskError, match=hint):
        unit_store.named(workspace.db, name)


def test_an_alias_gives_way_to_the_unit_that_really_bears_the_name(workspace, units):
    with workspace.step("别名") as db:
        unit_store.set_aliases(db, units["市财政局"], ("市科技局",))
    assert unit_store.named(workspace.db, "市科技局") == units["市科技局"]


@pytest.mark.parametrize(("short", "full"), [("市科技局", ""), ("菏泽市科技局", ""), ("市科局", "菏泽市科技局")])
def test_a_new_unit_under_a_name_that_is_taken_is_refused(workspace, units, short, full):
    with pytest.raises(DeskError, match="已有名为“"), workspace.step("新增") as db:
        unit_store.add(db, short, kind=UnitKind.DEPARTMENT, full_name=full)


def test_a_new_unit_comes_last_in_rank_and_its_full_name_defaults_to_the_short_one(workspace, units):
    with workspace.step("新增") as db:
        unit_store.add(db, " 市低空办 ", kind=UnitKind.DEPARTMENT)

    last = unit_store.units(workspace.db, DAY)[-1]
    assert (last.short_name, last.full_name, last.from_document) == ("市低空办", "市低空办", False)


@pytest.mark.parametrize(
    ("name", "to", "order"),
    [
        ("曹县", 1, ["曹县", "市科技局", "市财政局", "各县区", "牡丹区"]),
        ("市科技局", 3, ["市财政局", "各县区", "市科技局", "牡丹区", "曹县"]),
        ("市科技局", 99, ["市财政局", "各县区", "牡丹区", "曹县", "市科技局"]),
        ("各县区", 3, ["市科技局", "市财政局", "各县区", "牡丹区", "曹县"]),
        ("曹县", -4, ["曹县", "市科技局", "市财政局", "各县区", "牡丹区"]),
    ],
)
def test_moving_a_unit_changes_the_order_of_rank_everywhere(workspace, units, name, to, order):
    with workspace.step("调整排序") as db:
        unit_store.move(db, units[name], to)

    assert list(unit_store.names(workspace.db, DAY).values()) == order


def test_moving_a_unit_to_where_it_is_leaves_no_step(workspace, units):
    with workspace.step("调整排序") as db:
        unit_store.move(db, units["市财政局"], 2)
    assert workspace.undoable() == "新增单位"


def test_a_group_is_expanded_to_its_members_in_the_order_of_rank(workspace, units):
    def expanded(*names):
        by_id = {unit_id: name for name, unit_id in units.items()}
        return [by_id[unit_id] for unit_id in unit_store.expanded(workspace.db, [units[name] for name in names])]

    assert expanded("各县区", "市科技局") == ["市科技局", "牡丹区", "曹县"]
    assert expanded("曹县", "各县区") == ["牡丹区", "曹县"]
    assert expanded("市财政局") == ["市财政局"]
    assert expanded() == []

    with workspace.step("停用") as db:
        unit_store.set_active(db, units["牡丹区"], False)
    assert expanded("各县区") == ["曹县"]
    assert expanded("牡丹区") == ["牡丹区"]


def test_the_members_of_a_group_are_exactly_those_given(workspace, units):
    with workspace.step("成员") as db:
        unit_store.set_members(db, units["各县区"], [units["曹县"], units["市财政局"]])

    assert unit_store.members(workspace.db, units["各县区"]) == [units["市财政局"], units["曹县"]]


@pytest.mark.parametrize(
    ("group", "member", "sentence"),
    [("市科技局", "曹县", "只有群组可以有成员单位"), ("各县区", "各县区", "群组里不能再放群组")],
)
def test_only_units_go_into_groups(workspace, units, group, member, sentence):
    with pytest.raises(DeskError, match=sentence), workspace.step("成员") as db:
        unit_store.set_members(db, units[group], [units[member]])


def test_a_unit_out_of_use_keeps_its_place_and_its_name(workspace, units):
    with workspace.step("停用") as db:
        unit_store.set_active(db, units["市财政局"], False)

    line = unit_store.units(workspace.db, DAY)[1]
    assert (line.short_name, line.active) == ("市财政局", False)


def test_contacts_are_kept_by_unit_and_edited_in_place(workspace, units):
    unit_id = units["市科技局"]
    with workspace.step("联络员") as db:
        first = unit_store.save_contact(db, Contact(unit_id=unit_id, name="张喆", telephone="0530-0000000"))
        unit_store.save_contact(db, Contact(unit_id=unit_id, name="刘垚"))
        unit_store.save_contact(db, Contact(id=first, unit_id=unit_id, name="陈堃", telephone="0530-1111111"))

    contacts = unit_store.contacts(workspace.db, unit_id)
    assert [(one.name, one.duty, one.telephone) for one in contacts] == [
        ("陈堃", "联络员", "0530-1111111"),
        ("刘垚", "联络员", ""),
    ]
    assert unit_store.contacts(workspace.db, units["曹县"]) == []


def test_a_unit_that_is_not_there_is_refused(workspace):
    with pytest.raises(MissingRecordError):
        unit_store.get(workspace.db, 99)
