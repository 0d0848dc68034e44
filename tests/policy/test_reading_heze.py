"""The shipped policy against the scanned document, derived here once more and not by the loader."""

import re
from datetime import date
from pathlib import Path

import pytest

import resources
from heze_desk.policy.reading import read
from heze_desk.policy.records import Part, UnitKind

SHIPPED = resources.FOLDER / "policy"
SCANNED = Path(__file__).parents[1] / "files" / "heze-2025-16-scanned.txt"
FULL_WIDTH = str.maketrans("(),:", "（），：")
CLAUSE = re.compile(r"(?:(\d)\.|(（[一二三四五六七八]）))([^。]+)。(.*?)（责任单位：.*?）")
RESPONSIBLE = re.compile(r"（责任单位：(.*?)）")


def whole(text):
    """The characters of the scan without its line breaks and blanks, its punctuation full-width."""
    return "".join(text.split()).translate(FULL_WIDTH)


def pieces(sentence):
    return re.split("[，、]", sentence)


@pytest.fixture(scope="module")
def policy():
    return read(SHIPPED)


@pytest.fixture(scope="module")
def scan():
    return whole(SCANNED.read_text("utf-8"))


@pytest.fixture(scope="module")
def paragraphs(scan):
    """The nineteen clauses as the scan has them: label, name, body, and the whole paragraph."""
    found = []
    for part, words in zip("二三四", re.split("二、重点培育方向|三、重点任务|四、保障措施", scan)[1:], strict=True):
        for match in CLAUSE.finditer(words):
            found.append((f"{part}、{match[1] or match[2]}", match[3], match[4], match[0]))
    return found


def test_the_clean_text_is_the_scanned_text_and_nothing_else(scan):
    lines = (SHIPPED / "text.txt").read_text("utf-8").splitlines()

    assert "".join(lines) == scan
    assert not any(re.search(r"\s|[(),:;\"']", line) for line in lines)


def test_every_paragraph_of_the_clean_text_begins_and_ends_where_a_scanned_line_does():
    ends, length = {0}, 0
    for line in SCANNED.read_text("utf-8").splitlines():
        length += len(whole(line))
        ends.add(length)
    ends.add(whole(SCANNED.read_text("utf-8")).index("2025年7月8日印发"))  # one scanned line holds both

    at = 0
    for line in (SHIPPED / "text.txt").read_text("utf-8").splitlines():
        at += len(line)
        assert at in ends, line


def test_all_that_is_quoted_stands_in_the_scanned_text(policy, scan):
    quoted = [policy.number, policy.title, policy.issuer, policy.recipients, policy.copies, policy.guiding_thought]
    quoted += [policy.public_note, policy.printed_by, *(title for _, title in policy.part_titles)]
    quoted += [text for one in policy.principles for text in (one.name, one.text)]
    quoted += [goal.text for goal in policy.goals]
    quoted += [text for target in policy.targets for text in (target.name, target.source)]
    quoted += [text for clause in policy.clauses for text in (clause.text, clause.name, clause.closing, *clause.units)]
    quoted += [task.source for task in policy.tasks]

    assert [text for text in quoted if text not in scan] == []


def test_the_head_and_the_foot_are_those_of_the_document(policy, scan):
    assert policy.number == "菏政字〔2025〕16号"
    assert scan.startswith(policy.number + policy.title + policy.recipients + "：")
    assert scan.endswith(f"（{policy.public_note}）抄送：{policy.copies}。{policy.printed_by}2025年7月8日印发")
    assert policy.issued_on == policy.printed_on == date(2025, 7, 8)
    assert f"{policy.issuer}2025年7月8日（" in scan


def test_there_are_four_principles_and_the_guiding_thought_between_their_headings(policy, scan):
    assert f"（一）指导思想{policy.guiding_thought}（二）基本原则" in scan
    assert len(policy.principles) == 4
    assert f"（二）基本原则{''.join(one.text for one in policy.principles)}（三）发展目标" in scan
    assert all(one.text.startswith(f"{one.name}。") for one in policy.principles)


def test_the_goals_have_number_unit_and_qualifier_apart(policy, scan):
    figures = re.search("到2030年，(.*?)。", scan)[1]

    assert [(one.value, one.unit, one.qualifier) for one in policy.targets] == [
        (30, "家", "左右"),
        (50, "项", "以上"),
        (30, "个", "以上"),
        (None, "", "一批"),
    ]
    assert "，".join(one.source for one in policy.targets) == figures
    assert [one.name for one in policy.targets] == [
        "重大科技创新平台",
        "重大关键技术",
        "重大标志性创新产品",
        "“链主”企业",
    ]
    assert {one.year for one in policy.targets} == {2030}
    assert f"（三）发展目标{''.join(goal.text for goal in policy.goals)}二、" in scan
    assert [goal.year for goal in policy.goals] == [2030, 2035]


def test_the_clauses_are_seven_industries_eight_tasks_and_four_safeguards(policy, paragraphs):
    assert [len(policy.of_part(part)) for part in Part] == [7, 8, 4]
    assert [(clause.label, clause.name, clause.text) for clause in policy.clauses] == [
        (label, name, text) for label, name, _, text in paragraphs
    ]
    assert [policy.part_title(part) for part in Part] == ["二、重点培育方向", "三、重点任务", "四、保障措施"]


def test_the_industries_are_those_the_document_counts(policy, scan):
    named = re.search("加快发展(.*?)等七大未来产业", scan)[1]

    assert [clause.name for clause in policy.of_part(Part.INDUSTRY)] == named.split("、")


def test_each_of_the_nineteen_lists_of_units_is_equal_and_in_order(policy, scan):
    lists = RESPONSIBLE.findall(scan)
    closings = ["按职责分工负责" if one.endswith("按职责分工负责") else "" for one in lists]

    assert len(lists) == 19
    assert [clause.closing for clause in policy.clauses] == closings
    assert [list(clause.units) for clause in policy.clauses] == [
        pieces(one.removesuffix(closing)) for one, closing in zip(lists, closings, strict=True)
    ]
    assert closings.count("") == 1


def test_the_units_are_the_twenty_eight_names_of_the_lists(policy, scan):
    named = {unit for one in RESPONSIBLE.findall(scan) for unit in pieces(one.removesuffix("按职责分工负责"))}
    kinds = [unit.kind for unit in policy.units]

    assert len(policy.units) == 28
    assert {unit.name for unit in policy.units} == named
    assert kinds == [UnitKind.DEPARTMENT] * 26 + [UnitKind.GROUP, UnitKind.ZONE]
    assert all(unit.from_document for unit in policy.units)


def test_the_counties_are_members_of_their_group_and_not_from_the_document(policy, scan):
    group = policy.units[26]

    assert [member.name for member in group.members] == [
        "牡丹区",
        "定陶区",
        "曹县",
        "单县",
        "成武县",
        "巨野县",
        "郓城县",
        "鄄城县",
        "东明县",
    ]
    assert not any(member.from_document or member.name in scan for member in group.members)


def test_party_organs_rank_before_government_departments(policy):
    names = [unit.name for unit in policy.units]

    assert names[:3] == ["市委组织部", "市委宣传部", "市发展改革委"]


def test_there_are_at_least_110_tasks_and_each_is_numbered_by_its_clause(policy):
    expected = []
    for part, section in zip("234", Part, strict=True):
        for at, clause in enumerate(policy.of_part(section), 1):
            expected += [f"{part}-{at}-{n:02}" for n in range(1, len(policy.tasks_of(clause)) + 1)]

    assert len(policy.tasks) >= 110
    assert [task.number for task in policy.tasks] == expected
    assert len({task.title for task in policy.tasks}) == len(policy.tasks)


def test_every_sentence_of_every_clause_has_tasks_and_every_task_one_whole_sentence(policy, paragraphs):
    for clause, (_, _, body, _) in zip(policy.clauses, paragraphs, strict=True):
        sentences = re.findall("[^。]+。", body)
        sources = list(dict.fromkeys(task.source for task in policy.tasks_of(clause)))

        assert "".join(sentences) == body
        assert sources == sentences


def test_titles_are_short_and_made_of_the_words_of_their_sentence(policy):
    def made_of(title, words):
        """Whether the title is nothing but stretches of two and more characters of the words."""
        return not title or any(
            title[:length] in words and made_of(title[length:], words) for length in range(len(title), 1, -1)
        )

    for task in policy.tasks:
        assert len(task.title) <= 30
        assert made_of("".join(pieces(task.title)), "".join(pieces(task.source))), task.title


def test_nothing_of_the_document_is_in_the_code(policy):
    code = "".join(path.read_text("utf-8") for path in (resources.FOLDER.parent / "heze_desk" / "policy").glob("*.py"))
    names = [unit.name for unit in policy.units] + [clause.name for clause in policy.clauses]

    assert [name for name in (*names, policy.number, policy.title) if name in code] == []
