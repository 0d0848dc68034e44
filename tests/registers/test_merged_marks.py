"""Of two entries that become one, what showed the mark of either shows the mark of the kept one."""

from datetime import date

import pytest

from heze_desk.registers import duplicates, listing, merged_marks, recognising, targets
from heze_desk.registers.records import Kind, Proof
from heze_desk.workspace import files, registers

DAY = date(2026, 11, 23)


@pytest.fixture
def prove(desk, tmp_path):
    """Keep a file that shows a recognition; returns the id of its proof."""

    def prove(recognition_id, name="证书.txt"):
        source = tmp_path / name
        source.write_text(f"演示：{name}", "utf-8")
        with files.keeping(desk.folder, source) as (sha256, size), desk.step("添加证明材料") as db:
            told = {"file_name": name, "sha256": sha256, "size": size}
            return recognising.add_proof(db, Proof(recognition_id=recognition_id, added_on=DAY, **told))

    return prove


@pytest.fixture
def merge(desk):
    def merge(kept, gone, **decided):
        with desk.step("合并") as db:
            duplicates.merge(db, kept, gone, day=DAY, **decided)
        return recognising.recognitions(desk.db, kept)

    return merge


@pytest.fixture
def two(enter):
    return enter("菏泽市演示膜材料重点实验室"), enter("演示膜材料重点实验室")


def proven(desk):
    return [(one.target.name, one.counted.proven) for one in targets.targets(desk.db, DAY)]


def names(desk, recognition_id):
    return [one.file_name for one in recognising.proofs(desk.db, recognition_id) if one.removed_on is None]


@pytest.mark.parametrize("by_file", [True, False])
def test_what_proved_the_mark_of_the_other_proves_that_of_the_kept_one(desk, two, recognise, prove, merge, by_file):
    kept, gone = two
    mine = recognise(kept, "2026-03-01", document="")
    other = recognise(gone, "2026-02-01", document="" if by_file else "演示文件2号")
    if by_file:
        prove(other)
    before = proven(desk)

    (found,) = merge(kept, gone)

    assert (found.id, found.recognised_on) == (mine, date(2026, 2, 1))
    assert (found.document, names(desk, mine)) == (("", ["证书.txt"]) if by_file else ("演示文件2号", []))
    assert proven(desk) == before
    (line,) = listing.entries(desk.db, DAY, listing.EntryFilter(kind=Kind.PLATFORM))
    assert line.standing == "认定"


def test_all_of_it_is_taken_back_in_one_step(desk, two, recognise, prove, merge):
    mine, other = recognise(two[0], "2026-03-01", document=""), recognise(two[1], "2026-02-01")
    prove(other)
    before = [recognising.get(desk.db, one) for one in (mine, other)]
    merge(*two)

    desk.undo()

    assert [recognising.get(desk.db, one) for one in (mine, other)] == before
    assert (names(desk, mine), names(desk, other)) == ([], ["证书.txt"])
    assert len(listing.entries(desk.db, DAY, listing.EntryFilter(kind=Kind.PLATFORM))) == 2


@pytest.mark.parametrize(
    ("mine", "other", "joined"),
    [
        ("演示文件1号", "演示文件2号", "演示文件1号；演示文件2号"),
        ("演示文件1号", "演示文件1号", "演示文件1号"),
        ("演示文件1号；演示文件2号", "演示文件2号；演示文件3号", "演示文件1号；演示文件2号；演示文件3号"),
    ],
)
def test_different_documents_are_joined_and_no_document_is_named_twice(two, recognise, merge, mine, other, joined):
    recognise(two[0], "2026-01-01", document=mine)
    recognise(two[1], "2026-02-01", document=other)

    (found,) = merge(*two)

    assert (found.document, found.recognised_on) == (joined, date(2026, 1, 1))


def test_a_file_both_have_stays_once_and_one_the_kept_one_had_removed_proves_again(desk, two, recognise, prove, merge):
    mine, other = (recognise(one, "2026-03-01", document="") for one in two)
    struck = prove(mine, "批复.txt")
    for one in (mine, other):
        prove(one)
    prove(other, "批复.txt")
    with desk.step("移除证明材料") as db:
        registers.remove(db, "recognition_proof", struck, day=DAY, reason="传错了")

    merge(*two)

    assert names(desk, mine) == ["批复.txt", "证书.txt"]


def test_a_removed_proof_of_the_other_proves_nothing_afterwards(desk, two, recognise, prove, merge):
    mine, other = (recognise(one, "2026-03-01", document="") for one in two)
    proof_id = prove(other)
    with desk.step("移除证明材料") as db:
        registers.remove(db, "recognition_proof", proof_id, day=DAY, reason="传错了")

    merge(*two)

    assert recognising.proofs(desk.db, mine) == []


def test_the_mark_that_stands_last_takes_the_proof_and_none_overlaps_another(desk, two, recognise, prove, merge):
    kept, gone = two
    ended = {"withdrawn_on": date(2026, 3, 1), "withdrawn_because": "演示"}
    first, second = recognise(kept, "2026-01-01", **ended), recognise(kept, "2026-04-01", document="")
    prove(recognise(gone, "2026-02-01", document=""))

    found = merge(kept, gone)

    assert [(one.id, one.recognised_on) for one in found] == [(first, date(2026, 1, 1)), (second, date(2026, 4, 1))]
    assert (names(desk, first), names(desk, second)) == ([], ["证书.txt"])


def test_a_withdrawal_of_the_kept_one_stays(two, recognise, merge):
    recognise(two[0], "2026-03-01", withdrawn_on=date(2026, 9, 1), withdrawn_because="演示文件9号")
    recognise(two[1], "2026-02-01", document="演示文件2号")

    (found,) = merge(*two)

    assert (found.withdrawn_on, found.withdrawn_because) == (date(2026, 9, 1), "演示文件9号")


@pytest.mark.parametrize("kept_is_withdrawn", [True, False])
@pytest.mark.parametrize("decided", [True, False])
def test_a_mark_withdrawn_from_one_of_the_two_becomes_what_was_decided(
    desk, two, recognise, merge, kept_is_withdrawn, decided
):
    ended = {"withdrawn_on": date(2026, 9, 1), "withdrawn_because": "演示文件9号"}
    kept, gone = two
    recognise(kept, "2026-03-01", **(ended if kept_is_withdrawn else {}))
    recognise(gone, "2026-02-01", **({} if kept_is_withdrawn else ended))
    (asked,) = merged_marks.disputed(desk.db, kept, gone)

    (found,) = merge(kept, gone, withdrawn=decided)

    assert asked.told == "“认定”已于2026年9月1日撤销（演示文件9号）"
    assert asked.entry_id == (kept if kept_is_withdrawn else gone)
    assert (found.withdrawn_on, found.recognised_on) == (date(2026, 9, 1) if decided else None, date(2026, 2, 1))
    (platforms, *_) = proven(desk)
    assert platforms[1] == (0 if decided else 1)


def test_nothing_is_asked_where_both_say_the_same_or_a_later_mark_stands_in_both(desk, two, recognise):
    ended = {"withdrawn_on": date(2026, 3, 1), "withdrawn_because": "演示"}
    for one in two:
        recognise(one, "2026-01-01", **ended)
        recognise(one, "2026-04-01")

    assert merged_marks.disputed(desk.db, *two) == []
