"""The sections of a draft on the command line: moved, left out, named anew, and given a table or a photograph."""

from pathlib import Path
from typing import Any

from heze_desk import inserting
from heze_desk.briefings import arranging, drafts, insets
from heze_desk.briefings.draft_records import Inset
from heze_desk.cli.opening import Asked, Verbs, verb, writing
from heze_desk.errors import DeskError
from heze_desk.workspace.workspace import Workspace


def add_acts(acts: Verbs) -> None:
    made = _one(acts, "arrange", "移动草稿的一部分、不印、恢复印出、改标题，或删除自己另加的部分", arrange)
    made.add_argument("--to", type=int, metavar="M", help="移到第 M 部分的位置")
    made.add_argument("--heading", metavar="TEXT", help="这一部分改用这个标题；写成空的，恢复文字样式给出的标题")
    choices = made.add_mutually_exclusive_group()
    choices.add_argument("--leave-out", action="store_true", help="留在草稿里，不印")
    choices.add_argument("--put-back", action="store_true", help="恢复印出")
    choices.add_argument("--drop", action="store_true", help="删除；只能删自己另加的部分")
    made = _one(acts, "insert", "在草稿的一部分末尾插入表格或图片", insert)
    made.add_argument("--caption", required=True, metavar="TEXT", help="印在纸上的名称，正文里用［名称］一行标明位置")
    made.add_argument("--table", type=Path, metavar="FILE.txt", help="文字文件，各格之间是制表符，第一行是表头")
    made.add_argument("--picture", type=Path, metavar="FILE.jpg|.png", help="PNG 或 JPEG 格式的图片")
    made.add_argument("--width", type=int, default=75, metavar="N", help="图片占一行宽度的百分之几（默认 75）")
    made = verb(acts, "rescale", "改草稿里自加图片的宽度", rescale)
    made.add_argument("id", type=int, metavar="ID")
    made.add_argument("--caption", required=True, metavar="TEXT", help="图片的名称")
    made.add_argument("--width", type=int, required=True, metavar="N", help="占一行宽度的百分之几")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    made.add_argument("--section", type=int, required=True, metavar="N", help="第几部分")
    return made


def arrange(asked: Asked) -> int:
    if not (asked.leave_out or asked.put_back or asked.drop or asked.to is not None or asked.heading is not None):
        raise DeskError("没有写要改什么；请用 --to、--leave-out、--put-back、--heading 或 --drop。")
    with writing(asked) as workspace, workspace.step("调整简报的各部分") as db:
        if asked.heading is not None:
            arranging.rename(db, asked.id, asked.section, asked.heading)
        if asked.leave_out or asked.put_back:
            arranging.leave_out(db, asked.id, asked.section, left_out=asked.leave_out)
        if asked.drop:
            arranging.take_out(db, asked.id, asked.section)
        elif asked.to is not None:
            arranging.move(db, asked.id, asked.section, asked.to)
        order = drafts.sections(db, asked.id)
    for number, one in enumerate(order, 1):
        print(f"{number}　{one.heading}{'（不印）' if one.left_out else ''}")
    return 0


def insert(asked: Asked) -> int:
    inset = _inset(asked)
    with writing(asked) as workspace:
        return put_into(workspace, inset, asked.section)


def put_into(workspace: Workspace, inset: Inset, number: int) -> int:
    """At the end of a part of the draft it is for, and say so."""
    with workspace.step(f"插入“{inset.caption}”") as db:
        section = insets.put_into(db, inset, number)
    print(f"已插入：第{number}部分　{section.heading}　［{inset.caption}］")
    return 0


def rescale(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step(f"改“{asked.caption}”的宽度") as db:
        insets.change(db, inserting.scaled(insets.called_so(db, asked.id, asked.caption), _share(asked.width)))
    print(f"已改宽度：［{asked.caption}］　一行的 {asked.width}%")
    return 0


def _share(width: int) -> float:
    if not 10 <= width <= 100:
        raise DeskError("图片的宽度应在一行的 10% 到 100% 之间。")
    return width / 100


def _inset(asked: Asked) -> Inset:
    if (asked.table is None) is (asked.picture is None):
        raise DeskError("请写明 --table 或 --picture 中的一个。")
    if asked.picture is not None:
        return inserting.picture(asked.id, asked.caption, asked.picture, share=_share(asked.width))
    try:
        text = asked.table.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise DeskError(f"“{asked.table}”读不出来；请核对文件名，并存为 UTF-8 的文字文件。") from fault
    return inserting.table(asked.id, asked.caption, [line.split("\t") for line in text.splitlines()])
