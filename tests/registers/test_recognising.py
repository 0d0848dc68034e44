"""What an entry is recognised as, from when to when, and whether that is shown."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.registers import listing, recognising
from heze_desk.registers.kinds import FOUR_TRAITS, FOUR_TRAITS_MARK
from heze_desk.registers.records import Kind, Proof, Recognition
from heze_desk.workspace import files, registers


def standing(desk, day):
    return listing.entries(desk.db, date.fromisoformat(day))[0].standing


def test_a_recognition_stands_from_its_day_until_the_day_of_its_withdrawal(desk, enter, recognise):
    recognition_id = recognise(enter("演示实验室"), "2026-03-01")
    with desk.step("撤销认定") as db:
        recognising.withdraw(db, recognition_id, day=date(2026, 9, 1), because="演示文件9号")

    days = ("2026-02-28", "2026-03-01", "2026-08-31", "2026-09-01")

    assert [standing(desk, day) for day in days] == ["", "认定", "认定", ""]


def test_marks_are_those_of_the_register(desk, enter, recognise):
    with pytest.raises(DeskError, match="没有“链主”这种认定；可用：认定"):
        recognise(enter("演示实验室"), "2026-03-01", "链主")


def test_an_enterprise_may_bear_several_marks_but_none_twice_at_a_time(desk, enter, recognise):
    entry_id = enter("演示企业", Kind.ENTERPRISE)
    first = recognise(entry_id, "2026-03-01", "培育库")
    recognise(entry_id, "2026-05-01", "链主", document="")

    assert standing(desk, "2026-11-23") == "培育库、链主（待核）"
    with pytest.raises(DeskError, match="从2026年3月1日起已是“培育库”"):
        recognise(entry_id, "2026-06-01", "培育库")
    with desk.step("出库") as db:
        recognising.withdraw(db, first, day=date(2026, 6, 1), because="转为规上")
    recognise(entry_id, "2026-06-01", "培育库")


@pytest.mark.parametrize(
    ("day", "because", "why"),
    [(date(2026, 2, 1), "演示", "不能早于认定日期"), (date(2026, 4, 1), " ", "须写明原因")],
)
def test_a_withdrawal_needs_a_later_day_and_a_reason(desk, enter, recognise, day, because, why):
    recognition_id = recognise(enter("演示实验室"), "2026-03-01")

    with pytest.raises(DeskError, match=why), desk.step("撤销认定") as db:
        recognising.withdraw(db, recognition_id, day=day, because=because)


def test_a_kept_file_proves_a_recognition_until_it_is_removed_with_a_reason(desk, enter, recognise, tmp_path):
    recognition_id = recognise(enter("演示实验室"), "2026-03-01", document="")
    source = tmp_path / "证书.txt"
    source.write_text("演示", "utf-8")
    with files.keeping(desk.folder, source) as (sha256, size), desk.step("添加证明材料") as db:
        proof = Proof(
            recognition_id=recognition_id, file_name="证书.txt", sha256=sha256, size=size, added_on=date(2026, 4, 1)
        )
        proof_id = recognising.add_proof(db, proof)
        assert recognising.add_proof(db, proof) is None

    assert standing(desk, "2026-11-23") == "认定"
    (entered,) = registers.entries(desk.db)
    assert (entered.key, entered.told) == (f"P{proof_id}", "演示实验室认定 的认定证明“证书.txt”")
    with pytest.raises(DeskError, match="有证明材料"), desk.step("删除认定") as db:
        recognising.remove(db, recognition_id)

    with desk.step("移除证明材料") as db:
        registers.remove(db, "recognition_proof", proof_id, day=date(2026, 5, 1), reason="传错了")
    assert standing(desk, "2026-11-23") == "认定（待核）"
    with desk.step("再次添加") as db:
        assert recognising.add_proof(db, proof) == proof_id
    assert standing(desk, "2026-11-23") == "认定"


def test_a_recognition_entered_by_mistake_goes(desk, enter, recognise):
    recognition_id = recognise(enter("演示实验室"), "2026-03-01")

    with desk.step("删除认定") as db:
        recognising.remove(db, recognition_id)

    assert standing(desk, "2026-11-23") == ""
    with pytest.raises(DeskError, match="没有这条认定"):
        recognising.get(desk.db, recognition_id)


def test_a_project_without_all_four_is_asked_about_before_it_is_marked_so(desk, enter):
    some = enter("演示甲项目", Kind.PROJECT, traits=FOUR_TRAITS[:3])
    every = enter("演示乙项目", Kind.PROJECT, traits=FOUR_TRAITS)

    def doubt(entry_id, mark=FOUR_TRAITS_MARK):
        return recognising.doubt(desk.db, Recognition(entry_id=entry_id, mark=mark, recognised_on=date(2026, 3, 1)))

    assert doubt(some) == f"“演示甲项目”的“四有”没有登记{FOUR_TRAITS[3]}；列入“四有型”项目须四项都有。"
    assert (doubt(every), doubt(some, "重点项目")) == ("", "")
