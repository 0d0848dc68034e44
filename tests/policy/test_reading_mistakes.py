"""Another working group's policy is read from the same files, and every mistake is named with its place."""

import shutil
from pathlib import Path

import pytest

import resources
from heze_desk.errors import DeskError
from heze_desk.policy.reading import read
from heze_desk.policy.records import Part, UnitKind

MINI = Path(__file__).parents[1] / "files" / "policy-mini"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(MINI, tmp_path / "policy"))


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def refusal(folder):
    with pytest.raises(DeskError) as refused:
        read(folder)
    return str(refused.value)


def test_another_policy_in_the_same_files_is_read():
    policy = read(MINI)

    assert [(clause.part, clause.name) for clause in policy.clauses] == [
        (Part.INDUSTRY, "社区书房"),
        (Part.SAFEGUARD, "加强组织"),
    ]
    assert policy.of_part(Part.KEY_TASK) == ()
    assert [policy.part_title(part) for part in Part] == ["一、发展方向", "重点任务", "保障措施"]
    assert policy.targets[0].amount == "20处以上"
    assert [unit.short_name for unit in policy.units] == ["市文化局", "市财政局", "各县人民政府"]
    assert [(one.name, one.kind) for one in policy.units[2].members] == [
        ("甲县", UnitKind.COUNTY),
        ("乙县", UnitKind.COUNTY),
    ]
    assert policy.tasks_of(policy.clauses[1])[0].source == "成立工作专班，每季度\n调度一次进展。"


def test_files_saved_by_a_windows_editor_are_read(folder):
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert read(folder) == read(MINI)


def test_a_date_may_be_written_as_people_write_it(folder):
    edit(folder / "policy.toml", "2026-03-05", '"2026年3月5日"')

    assert read(folder).issued_on == read(MINI).issued_on


MISTAKES = [
    ("tasks.toml", 'source = "新建', 'source = "兴建', "tasks.toml 第 5 行附近：任务 1 的依据原文不在 text.txt 中"),
    ("tasks.toml", "达到20处", "达到30处", "从“30处以上。”起不同"),
    ("tasks.toml", '"一、1"', '"一、2"', "第 3 行附近：任务 1 的条文“一、2”不在 policy.toml 中，是否指“一、1”？"),
    ("tasks.toml", '"一、1"', '"二、（一）"', "tasks.toml 第 5 行附近：任务 1 的依据原文不在条文“二、（一）”中"),
    ("tasks.toml", 'number = "2"', 'number = "1"', "tasks.toml 第 8 行附近：“1”与前面的 number 重复"),
    ("tasks.toml", 'title = "新建社区书房"', f'title = "{"书" * 31}"', "tasks.toml 第 1 行附近：任务 1 的标题有 31 字"),
    ("tasks.toml", 'title = "成立工作专班"\n', "", "tasks.toml 第 7 行附近：缺少“title”这一项"),
    ("tasks.toml", 'title = "成立工作专班"', 'title = " "', "tasks.toml 第 10 行附近：“title”是空的"),
    ("tasks.toml", 'title = "成立工作专班"', "title = 5", "tasks.toml 第 10 行附近：“title”应是文字"),
    ("tasks.toml", "[[tasks]]", "[[task]]", "tasks.toml 第 1 行附近：不认识“task”这一项"),
    ("policy.toml", "number =", "numbr =", "policy.toml 第 2 行附近：不认识“numbr”这一项，是否指“number”？"),
    ("policy.toml", "issuer =", "secret =", "policy.toml 第 4 行附近：不认识“secret”这一项，可用的有："),
    ("policy.toml", 'issuer = "演示市人民政府"\n', "", "policy.toml 第 1 行附近：缺少“issuer”这一项"),
    ("policy.toml", "〔2026〕3号", "〔2026〕4号", "policy.toml 第 2 行附近：“number”的文字不在 text.txt 中（从“4号”"),
    ("policy.toml", "2026-03-05", "2026-02-30", "policy.toml 第 5 行附近：日期不存在"),
    ("policy.toml", "2026-03-05", '"2026年2月30日"', "policy.toml 第 5 行附近：“2026年2月30日”这一天不存在"),
    ("policy.toml", "2026-03-05", "20260305", "policy.toml 第 5 行附近：“issued_on”应是日期"),
    ("policy.toml", "2026-03-05", "2026-03-05T08:00:00", "policy.toml 第 5 行附近：“issued_on”应是日期"),
    ("policy.toml", "issuer =", "title =", "policy.toml 第 4 行附近：同一项写了两次"),
    ("policy.toml", '"演示市人民政府"', "“演示市人民政府”", "policy.toml 第 4 行附近：不合 TOML 格式"),
    ("policy.toml", "value = 20", 'value = "20"', "policy.toml 第 10 行附近：“value”应是整数"),
    ("policy.toml", "value = 20", "value = -20", "policy.toml 第 7 行附近：目标数值应大于 0"),
    ("policy.toml", 'value = 20\nunit = "处"\nqualifier = "以上"', "", "policy.toml 第 7 行附近：目标没有数值时"),
    ("policy.toml", "到2028年达到20处以上", "到2029年达到20处以上", "policy.toml 第 13 行附近：“source”的文字"),
    ("policy.toml", '"一、发展方向"', '"一、方向"', "policy.toml 第 16 行附近：“industries”的文字不在 text.txt"),
    ("policy.toml", 'industries = "', 'industry = "', "policy.toml 第 16 行附近：不认识“industry”"),
    ("policy.toml", '["市文化局", "各县人民政府"]', '["市文旅局"]', "第 22 行附近：责任单位“市文旅局”不在 units.toml"),
    ("policy.toml", '["市文化局", "各县人民政府"]', "[]", "policy.toml 第 22 行附近：“units”是空的"),
    ("policy.toml", '["市文化局", "各县人民政府"]', '"市文化局"', "policy.toml 第 22 行附近：“units”应是列表"),
    ("policy.toml", '["市文化局", "各县人民政府"]', "[1]", "policy.toml 第 22 行附近：“units”应是文字"),
    ("policy.toml", '["市文化局", "各县', '["市文化局", "市文化局", "各县', "责任单位“市文化局”写了两次"),
    ("policy.toml", '"二、（一）"', '"一、1"', "policy.toml 第 25 行附近：“一、1”与前面的 label 重复"),
    ("policy.toml", "\n调度一次", "\n调度两次", "policy.toml 第 27 行附近：“text”的文字不在 text.txt 中（从“两次进展"),
    ("policy.toml", "\n调度一次", "调度一次", "从“调度一次进展。（”起不同"),
    ("policy.toml", "每季度\n调度", "每季度\n每月\n调度", "从“每月（换行）调度"),
    ("policy.toml", 'closing = "按职责分工负责"', 'closing = "负责到底"', "第 32 行附近：“closing”的文字不在本条 text"),
    ("policy.toml", "[[targets]]", "[targets]", "policy.toml 第 7 行附近：“targets”应写成一个或几个 [[targets]] 小节"),
    ("policy.toml", "[parts]", "[[parts]]", "policy.toml 第 15 行附近：“parts”应写成一个 [parts] 小节"),
    ("units.toml", 'name = "市财政局"', 'name = "市税务局"', "units.toml 第 4 行附近：“市税务局”不在 text.txt 中"),
    ("units.toml", '["财政局"]', '["市文化局"]', "units.toml 第 4 行附近：名称“市文化局”已用于“市文化局”"),
    ("units.toml", '"群组"', '"县区组"', "units.toml 第 10 行附近：“kind”应是“部门”、“功能区”、“县区”、“群组”之一"),
    ("units.toml", 'kind = "群组"\n', "", "units.toml 第 8 行附近：“各县人民政府”列有成员，kind 应为“群组”"),
    ("units.toml", "from_document = false", "from_document = 0", "第 11 行附近：“from_document”应是 true 或 false"),
    ("units.toml", ", from_document = false }", " }", "“甲县”不在 text.txt 中"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "sentence"), MISTAKES)
def test_a_mistake_is_refused_in_one_sentence_with_file_and_place(folder, name, old, new, sentence):
    edit(folder / name, old, new)

    said = refusal(folder)

    assert sentence in said
    assert said.startswith(name)
    assert "\n" not in said
    assert said.endswith(("。", "？"))


@pytest.mark.parametrize("name", ["text.txt", "policy.toml", "units.toml", "tasks.toml"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()

    assert f"没有 {name}" in refusal(folder)


@pytest.mark.parametrize("name", ["text.txt", "policy.toml", "units.toml", "tasks.toml"])
def test_a_file_in_another_encoding_is_named_with_the_line(folder, name):
    path = folder / name
    path.write_bytes(b"\n" + path.read_bytes().decode("utf-8").encode("gb18030"))

    assert refusal(folder).startswith(f"{name} 第 ")
    assert "不是 UTF-8 编码" in refusal(folder)


@pytest.mark.parametrize("name", ["units.toml", "tasks.toml"])
def test_an_empty_list_file_is_refused(folder, name):
    (folder / name).write_text("", "utf-8")

    assert refusal(folder).startswith(f"{name} 第 1 行附近：一项也没有")


def test_an_empty_text_is_refused(folder):
    (folder / "text.txt").write_text("\n \n", "utf-8")

    assert refusal(folder) == "text.txt 是空的，请放入政策全文，每段一行。"


def test_a_policy_without_clauses_is_refused(folder):
    path = folder / "policy.toml"
    path.write_text(path.read_text("utf-8").split("[[targets]]")[0], "utf-8")

    assert "没有条文" in refusal(folder)


def test_a_missing_folder_and_a_file_in_its_place_are_refused(folder):
    assert "找不到政策文件夹" in refusal(folder / "无此文件夹")
    assert "找不到政策文件夹" in refusal(folder / "text.txt")


def test_a_folder_in_the_place_of_a_file_is_refused(folder):
    (folder / "units.toml").unlink()
    (folder / "units.toml").mkdir()

    assert "打不开政策文件夹" in refusal(folder)


def test_a_mistake_far_down_the_shipped_policy_is_found_at_its_line(tmp_path):
    folder = Path(shutil.copytree(resources.FOLDER / "policy", tmp_path / "policy"))
    lines = (folder / "tasks.toml").read_text("utf-8").split("\n")
    at = lines.index('number = "3-4-05"') + 3
    lines[at] = lines[at].replace("全力支持", "大力支持")
    (folder / "tasks.toml").write_text("\n".join(lines), "utf-8")

    said = refusal(folder)

    assert said.startswith(f"tasks.toml 第 {at + 1} 行附近：任务 3-4-05 的依据原文不在 text.txt 中（从“大力支持")
