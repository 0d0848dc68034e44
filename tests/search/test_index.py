"""Whatever is kept is found by its words, the best first; what was deleted is not."""

import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk import industry_changing
from heze_desk.registers import store as registers
from heze_desk.registers.records import Entry
from heze_desk.registers.records import Kind as EntryKind
from heze_desk.roster import store as roster
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange
from heze_desk.search import queries
from heze_desk.search.index import MOST
from heze_desk.search.records import Kind, fold, folded, words
from heze_desk.search.sources import SOURCES
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workspace.workspace import Workspace

NAMED = {
    Kind.TASK: "select title from task",
    Kind.MILESTONE: "select title from milestone",
    Kind.INDUSTRY: "select name from industry",
    Kind.UNIT: "select full_name from unit_name",
    Kind.LEADER: "select name from leader",
    Kind.MEETING: "select title from meeting",
    Kind.DECISION: "select text from decision",
    Kind.INSTRUCTION: "select text from instruction",
    Kind.SUPERVISION: "select matter from supervision",
    Kind.ENTRY: "select name from entry",
    Kind.PLAN: "select title from plan_item",
    Kind.INDICATOR: "select name from indicator",
    Kind.NOTIFICATION: "select matter from notification",
    Kind.BRIEFING: "select title from briefing",
    Kind.PAPER: "select title from issued_paper",
}
BODIES = {
    Kind.TASK: "select text from progress_entry where text <> '' and counts and day <= '2026-11-23' order by day desc",
    Kind.UNIT: "select name from contact where active",
    Kind.MEETING: "select text from meeting_note",
    Kind.INSTRUCTION: "select answer from instruction where answer <> ''",
    Kind.ENTRY: "select holder from entry where holder <> ''",
    Kind.BRIEFING: "select heading from briefing_section where not left_out",
}


@pytest.fixture(scope="module")
def demo(demo_home, tmp_path_factory):
    home = shutil.copytree(demo_home, tmp_path_factory.mktemp("whole") / "desk")
    workspace = Workspace.open(home, reading=True)
    yield workspace
    workspace.close()


def add(workspace, **fields):
    with workspace.step("新增") as db:
        return tasks.add(db, Task(**{"title": "无题", "number": f"T-{len(fields)}-{fields.get('title', '')}"} | fields))


@pytest.mark.parametrize("kind", NAMED)
def test_every_kind_is_found_by_what_it_is_called(find, demo, kind):
    for (name,) in demo.db.execute(f"{NAMED[kind]} limit 5").fetchall():
        groups = {group.kind: group for group in find(demo, name, most=1000)}
        assert groups[kind].total >= 1, name


@pytest.mark.parametrize("kind", BODIES)
def test_every_kind_is_found_by_what_it_says(find, demo, kind):
    text = demo.db.execute(BODIES[kind]).fetchone()[0]

    assert kind in {group.kind for group in find(demo, text)}


def test_the_text_of_issued_papers_is_found(find, demo):
    found = {group.kind: group for group in find(demo, "截至2026年11月11日，列入台账的任务共")}

    assert found[Kind.PAPER].hits[0].page == "issued"
    assert "列入台账的任务共" in found[Kind.PAPER].hits[0].detail


WORD = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z"), include_characters="菏泽未来ＡａÉß１"), min_size=1)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kept=st.lists(WORD, min_size=1, max_size=4), column=st.sampled_from(["title", "content", "person"]), place=st.data()
)
def test_whatever_text_is_kept_is_found_by_any_of_its_words(workspace, find, kept, column, place):
    text = " ".join(kept)
    number = workspace.db.execute("select count(*) from task").fetchone()[0]
    task_id = add(workspace, **{column: text, "number": f"#{number}"})
    asked = place.draw(st.sampled_from(words(text) or ["#"]))

    found = [hit.id for group in find(workspace, asked, only=Kind.TASK, most=1000) for hit in group.hits]

    assert task_id in found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("低空 平台", True),
        ("平台 低空", True),
        ("低空 氢能", False),
        ("uav", True),
        ("ＵＡＶ", True),
        ("dkfx", True),
        ("js uav", True),
        ("DKFX", True),
        ("d", False),
        ("9-9-01", True),
    ],
)
def test_all_words_must_hold_in_whatever_case_or_by_initials(workspace, titles, typed, found):
    add(workspace, title="建设低空飞行平台", content="UAV 起降", number="9-9-01")

    assert (titles(workspace, typed) == {"任务": ["建设低空飞行平台"]}) is found


@pytest.mark.parametrize("typed", ["zdrw", "cdrw", "dd", "td"])
def test_a_character_is_typed_by_any_of_its_readings(workspace, titles, typed):
    add(workspace, title="重大任务调度")

    assert titles(workspace, typed) == {"任务": ["重大任务调度"]}


def test_names_go_before_bodies_open_before_closed_and_newer_before_older(workspace, titles):
    add(workspace, title="一", content="储能示范")
    add(workspace, title="储能旧")
    add(workspace, title="储能新")
    add(workspace, title="储能已办结", done_on=date(2026, 3, 1), progress=100)

    assert titles(workspace, "储能") == {"任务": ["储能新", "储能旧", "储能已办结", "一"]}


def test_what_is_called_just_so_goes_before_all(policy_workspace, titles):
    add(policy_workspace, title="低空经济示范", number="新")

    found = titles(policy_workspace, "低空经济")
    assert list(found)[:2] == ["产业", "任务"]
    assert found["任务"][0] == "低空经济示范"

    add(policy_workspace, title="低空经济", number="旧", done_on=date(2026, 3, 1), progress=100)
    assert titles(policy_workspace, "低空经济")["任务"][:2] == ["低空经济", "低空经济示范"]


def test_only_the_best_are_listed_and_all_are_counted(workspace, find):
    for number in range(MOST + 3):
        add(workspace, title=f"储能{number}")

    (few,), (all_,) = find(workspace, "储能"), find(workspace, "储能", only=Kind.TASK, most=100)

    assert (len(few.hits), few.total, few.more) == (MOST, MOST + 3, 3)
    assert len(all_.hits) == MOST + 3


def test_what_was_deleted_or_renamed_since_is_found_as_it_is_now(workspace, titles):
    first, second = add(workspace, title="储能一", number="1"), add(workspace, title="储能二", number="2")
    assert titles(workspace, "储能") == {"任务": ["储能二", "储能一"]}

    with workspace.step("删除和更名") as db:
        db.execute("update task set deleted_on = '2026-11-23' where id = ?", [first])
        db.execute("update task set title = '氢能' where id = ?", [second])

    assert titles(workspace, "储能") == titles(workspace, "氢能") == {"任务": ["氢能"]}
    workspace.undo()
    assert titles(workspace, "储能") == {"任务": ["储能二", "储能一"]}


def test_a_unit_is_found_by_every_name_it_ever_had(policy_workspace, titles, find):
    unit_id, name = policy_workspace.db.execute("select unit_id, short_name from unit_name limit 1").fetchone()
    with policy_workspace.step("更名") as db:
        db.execute("update unit set aliases = '[]' where id = ?", [unit_id])
        row = {"unit_id": unit_id, "short_name": "演示新名", "full_name": "演示新名局", "valid_from": "2026-01-01"}
        db.table("unit_name").insert(row)

    assert titles(policy_workspace, "演示新名局")["单位"] == ["演示新名"]
    told = {hit.title: hit.detail for hit in find(policy_workspace, name, only=Kind.UNIT)[0].hits}
    assert f"曾名：{name}" in told["演示新名"]


def rename(workspace, table, row_id, **fields):
    ((column, name),) = fields.items()
    with workspace.step("更名") as db:
        db.execute(f"update {table} set {column} = ? where id = ?", [name, row_id])


@pytest.mark.parametrize("typed", ["储能示范", "cnsf", "氢能 工程"])
def test_a_renamed_task_is_found_by_its_former_titles_and_told_so(workspace, find, typed):
    task_id = add(workspace, title="储能示范工程", number="9-9-01")
    for title in ("储能电站建设", "氢能示范园"):
        rename(workspace, "task", task_id, title=title)

    ((group),) = find(workspace, typed)

    assert [(hit.title, hit.detail) for hit in group.hits] == [("氢能示范园", "9-9-01　曾名：储能示范工程")]


def test_by_its_present_title_nothing_is_said_of_former_ones(workspace, find):
    task_id = add(workspace, title="储能示范工程", number="9-9-01")
    rename(workspace, "task", task_id, title="储能示范园")

    ((group),) = find(workspace, "储能示范")

    assert [hit.detail for hit in group.hits] == ["9-9-01"]


def test_a_renaming_that_was_taken_back_left_no_name_and_one_done_again_did(workspace, titles):
    task_id = add(workspace, title="储能示范工程")
    rename(workspace, "task", task_id, title="氢能示范园")
    assert titles(workspace, "储能") == {"任务": ["氢能示范园"]}

    workspace.undo()
    assert titles(workspace, "氢能") == {}
    workspace.redo()
    assert titles(workspace, "储能") == {"任务": ["氢能示范园"]}
    rename(workspace, "task", task_id, title="储能示范工程")
    assert titles(workspace, "氢能") == {"任务": ["储能示范工程"]}


def test_entries_and_industries_are_found_by_their_former_names_too(policy_workspace, find):
    workspace = policy_workspace
    with workspace.step("名录") as db:
        entry_id = registers.add(
            db, Entry(kind=EntryKind.ENTERPRISE, name="演示甲公司", added_on=workspace.today()), [1]
        )
    rename(workspace, "entry", entry_id, name="演示乙集团")
    named = {one.id: one.name for one in roster.industries(workspace.db, workspace.today())}
    renaming = IndustryChange(
        act=ChangeAct.RENAME,
        day=workspace.today(),
        basis="演示1号",
        olds=(1,),
        names=("演示新名",),
        choices=dict.fromkeys(Belongings, "演示新名"),
    )
    industry_changing.carry_out(workspace, renaming)

    (entries,) = find(workspace, "演示甲")
    found = {hit.title: hit.detail for hit in find(workspace, named[1], only=Kind.INDUSTRY)[0].hits}

    assert [(hit.title, hit.detail) for hit in entries.hits] == [("演示乙集团", "企业　曾名：演示甲公司")]
    assert found["演示新名"] == f"曾名：{named[1]}"
    assert found[named[1]] == "至2026-11-22"


@pytest.mark.parametrize("kind", NAMED)
def test_a_range_of_ids_is_read_by_the_ids_alone(workspace, kind):
    (source,) = [one for one in SOURCES if one.kind is kind]
    queries.teach(workspace.db)
    span = {"day": "2026-11-23", "first": 0, "end": 256}
    plan = [row[3] for row in workspace.db.execute(f"explain query plan {source.sql}", span)]

    assert f"SEARCH {source.table} USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in plan
    if "from journal" in source.sql:
        assert f"SEARCH journal USING INDEX journal_renamed_{source.table} (subject=? AND row_id=?)" in plan


@given(st.lists(st.text(), max_size=6))
def test_texts_folded_together_are_as_if_folded_one_by_one(texts):
    assert list(folded(texts)) == [fold(text) for text in texts]


@pytest.mark.parametrize("text", ["", "  ", "　"])
def test_without_a_word_nothing_is_found(workspace, find, text):
    add(workspace, title="储能")

    assert find(workspace, text) == []


@pytest.mark.parametrize("text", ["[", "a]b", "%_", "\\", "'", '"', ".*", "^a", "-z"])
def test_signs_are_looked_for_as_they_stand(workspace, titles, text):
    add(workspace, title=f"甲{text}乙")
    add(workspace, title="甲乙")

    assert titles(workspace, text) == {"任务": [f"甲{text}乙"]}
