"""What a register reads again after an act: only what the act touched, in the order of the policy."""

from datetime import date

import pytest

from heze_desk.registers import listing, recognising, store
from heze_desk.registers.records import Kind, Proof
from heze_desk.registers.screen.shelf import Shelf

DAY = date(2026, 11, 23)


@pytest.fixture
def shelf(desk, enter, recognise):
    """Over three platforms, read once."""
    for name, category, places in (
        ("演示实验室", "重点实验室", ("未来材料", "合成生物")),
        ("演示孵化器", "孵化器", ("合成生物",)),
        ("演示中试基地", "中试基地", ("低空经济",)),
    ):
        recognise(enter(name, category=category, industries=places), "2026-03-01", document="")
    shelf = Shelf(desk.db, Kind.PLATFORM)
    desk.after_step = shelf.note
    shelf.read(DAY)
    return shelf


@pytest.fixture
def read_again(desk, shelf):
    """Read what was touched; the lines are those of a full reading, and so many of them are new ones."""

    def read():
        before = {id(line) for line in shelf.lines}
        kept = list(shelf.lines)
        shelf.read(DAY)
        every = listing.entries(desk.db, DAY, listing.EntryFilter(kind=Kind.PLATFORM))
        assert sorted(shelf.lines, key=by_id) == sorted(every, key=by_id)
        assert shelf.shared == sum(line.shared for line in every)
        assert shelf.unproven == sum(bool(line.unproven) for line in every)
        del kept
        return len([line for line in shelf.lines if id(line) not in before])

    return read


def by_id(line):
    return line.id


def test_a_new_entry_takes_its_place_and_goes_with_its_undo(desk, shelf, enter, read_again):
    enter("演示工程中心", category="工程研究中心", industries=("合成生物",))

    assert read_again() == 1
    assert [line.name for line in shelf.lines] == ["演示实验室", "演示工程中心", "演示孵化器", "演示中试基地"]
    desk.undo()
    assert read_again() == 0
    assert len(shelf.lines) == 3


def test_a_deleted_entry_goes_and_comes_back_in_its_place(desk, shelf, read_again):
    names = [line.name for line in shelf.lines]
    with desk.step("移入回收站") as db:
        store.discard(db, shelf.lines[1].id, day=DAY)

    assert read_again() == 0
    assert [line.name for line in shelf.lines] == [names[0], names[2]]
    desk.undo()
    assert read_again() == 1
    assert [line.name for line in shelf.lines] == names


def test_what_goes_from_an_entry_is_known_by_the_journal(desk, shelf, industry, read_again):
    entry_id = shelf.lines[0].id
    with desk.step("归属产业") as db:
        store.set_industries(db, entry_id, [industry("未来材料")])

    assert read_again() == 1
    assert shelf.lines[0].industries == ("未来材料",)
    (mark,) = recognising.recognitions(desk.db, entry_id)
    with desk.step("证明") as db:
        proof = Proof(recognition_id=mark.id, file_name="证书.pdf", sha256="0" * 64, size=1, added_on=DAY)
        recognising.add_proof(db, proof)
    assert read_again() == 1
    desk.undo()
    assert read_again() == 1
    assert shelf.lines[0].unproven == ("认定",)


def test_a_changed_entry_keeps_its_place(desk, shelf, read_again):
    with desk.step("修改类别") as db:
        store.change(db, shelf.lines[2].id, category="重点实验室", holder="演示学院")

    assert read_again() == 1
    assert shelf.lines[2].holder == "演示学院"


def test_an_entry_of_another_register_touches_nothing(shelf, enter, read_again):
    enter("演示公司", Kind.ENTERPRISE)

    assert read_again() == 0
