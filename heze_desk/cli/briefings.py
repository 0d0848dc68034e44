"""Briefings on the command line: drafted, edited, looked over, issued, corrected, voided, given out."""

import sys
from pathlib import Path
from typing import Any

from heze_desk import briefing, briefing_annex
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Doubt, DraftSection, Figure, Kind
from heze_desk.briefings.gathering import Period
from heze_desk.cli import briefing_ends, briefing_phrases, briefing_words, papers
from heze_desk.cli.briefing_rows import figure_row, piece_row, told
from heze_desk.cli.opening import Asked, Verbs, day, looked_at, print_json, reading, takes_as_of, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.rounds import store as rounds
from heze_desk.workspace.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    made = verb(verbs, "briefing", "调度简报：起草、修改、印发、更正；只写 --out 时导出截至当日的一份", of_the_day)
    made.add_argument("--out", type=Path, metavar="FILE.pdf|.docx")
    takes_as_of(made)
    acts = made.add_subparsers(metavar="ACT")
    _add_draft(acts)
    shown = _one(acts, "show", "一期简报的各部分和数字", show)
    shown.add_argument("--json", action="store_true")
    _add_set(acts)
    _add_annex(acts)
    looked = _one(acts, "check", "印发前核对：台账变动、数字、日期、人名、单位次序、完成时态、缺字、附件未列全", check)
    looked.add_argument("--json", action="store_true")
    followed = _one(acts, "recompile", "没有动过的段落随台账更新，自己写的保留", recompile)
    followed.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="N[:K]",
        help="第 N 部分整个改用新稿；写 N:K 只改用其中第 K 处不同，N 也可写部分的名称，K 见 --preview；可写多次",
    )
    followed.add_argument("--preview", action="store_true", help="只看不同，不写入")
    followed.add_argument("--json", action="store_true")
    _one(acts, "remove", "删除没有印发的草稿", remove)
    briefing_words.add_acts(acts)
    briefing_ends.add_acts(acts)
    briefing_phrases.add_acts(acts)
    listed = verb(verbs, "briefings", "历期简报和草稿", show_all)
    listed.add_argument("--json", action="store_true")


def _add_draft(acts: Verbs) -> None:
    made = verb(acts, "draft", "由台账起草一期，不编号", draft)
    made.add_argument("--round", type=int, metavar="N", help="依据第几次调度")
    made.add_argument("--year", type=int, metavar="YEAR", help="哪一年的次数；不写时取今年")
    made.add_argument("--from", type=day, dest="since", metavar="DAY", help="起始日期；不写时从上期以后算起")
    made.add_argument("--to", type=day, dest="until", metavar="DAY", help="截止日期；不写时到今天")
    made.add_argument("--kind", choices=[str(kind) for kind in Kind], default=str(Kind.BRIEFING))
    made.add_argument("--title", default="", metavar="TEXT")
    made.add_argument("--json", action="store_true")


def _add_annex(acts: Verbs) -> None:
    made = _one(acts, "annex", "附件的台账摘表：列出全部任务，或只列设置里的项数", annex)
    choices = made.add_mutually_exclusive_group(required=True)
    choices.add_argument("--whole", action="store_true", help="列出全部")
    choices.add_argument("--short", action="store_true", help="只列设置里的项数")
    made.add_argument("--json", action="store_true")


def _add_set(acts: Verbs) -> None:
    made = _one(acts, "set", "改写草稿的一部分，或标题、报送范围、印数", change)
    made.add_argument("--section", type=int, metavar="N", help="第几部分")
    made.add_argument("--text", metavar="TEXT", help="这一部分的文字；空的不印")
    made.add_argument("--add", metavar="HEADING", help="在最后另加一部分，用这个标题，文字写在 --text")
    made.add_argument("--title", metavar="TEXT")
    for name, words in (("report-to", "报"), ("send-to", "送"), ("issue-to", "发"), ("extra-to", "本期增发")):
        made.add_argument(f"--{name}", metavar="TEXT", help=words)
    made.add_argument("--copies", type=int, metavar="N", help="共印几份")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    return made


def of_the_day(asked: Asked) -> int:
    """A paper of the day that is kept nowhere."""
    from heze_desk.briefings import store
    from heze_desk.briefings.document import compose
    from heze_desk.settings import store as settings

    if asked.out is None:
        raise DeskError("请写明 --out 文件名，或用 briefing draft 起草、briefings 查看历期。")
    with looked_at(asked) as (db, of_day):
        settled = settings.get(db)
        compiled = store.compile(db, of_day)
    if compiled.outdated:
        words = "截至日期以后台账有改动，进度、时限和存在问题按台账现状，请核对。"
        print(f"注意：{words}", file=sys.stderr)
    papers.write(compose(compiled, settled), asked.out, settled)
    return 0


def draft(asked: Asked) -> int:
    with writing(asked) as workspace:
        kind = Kind(asked.kind)
        draft_id = briefing.draft(workspace, _period(workspace, asked, kind), kind, title=asked.title)
        made = drafts.get(workspace.db, draft_id)
        sections, figures = drafts.sections(workspace.db, draft_id), drafts.figures(workspace.db, draft_id)
    if asked.json:
        period = {"from": made.from_day, "to": made.to_day, "round_id": made.round_id}
        print_json({"id": draft_id, "kind": made.kind, **period, "figures": list(map(figure_row, figures))})
        return 0
    print(f"已起草：{draft_id}　{made.kind}　{made.title}（{made.from_day}至{made.to_day}）")
    _tell(sections, figures)
    return 0


def _period(workspace: Workspace, asked: Asked, kind: Kind) -> Period:
    now = today(asked)
    if asked.round is None:
        return briefing.usual_period(workspace.db, kind, now, since=asked.since, until=asked.until)
    if asked.since or asked.until:
        raise DeskError("--round 和 --from、--to 只能用一种；请只写一种。")
    return briefing.period_of_round(
        workspace.db, rounds.numbered(workspace.db, asked.round, year=asked.year or now.year), now
    )


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        row = told(workspace.db, asked.id)
        sections, figures = drafts.sections(workspace.db, asked.id), drafts.figures(workspace.db, asked.id)
    if asked.json:
        print_json(row)
        return 0
    print(f"{row['id']}　{row['kind']}　{row['number_text'] or '未编号'}　{row['title']}　{row['state']}")
    _tell(sections, figures)
    return 0


def _tell(sections: list[DraftSection], figures: list[Figure]) -> None:
    for number, one in enumerate(sections, 1):
        print(f"{number}　{one.heading}{'（已改写）' if one.touched else ''}{'（不印）' if one.left_out else ''}")
        print("\n".join(f"    {line}" for line in one.text.split("\n")))
    print("　".join(f"{one.name}{one.value}" for one in figures if one.value and "·" not in one.name))


def show_all(asked: Asked) -> int:
    with reading(asked) as workspace:
        rows = [told(workspace.db, one.id or 0, brief=True) for one in drafts.drafts(workspace.db)]
    if asked.json:
        print_json(rows)
        return 0
    for row in rows:
        number = row["number_text"] or "未编号"
        print(f"{row['id']}　{row['kind']}　{number}　{row['title']}　截至{row['to']}　{row['state']}")
    print(f"共 {len(rows)} 件。")
    return 0


def change(asked: Asked) -> int:
    named = ("title", "report_to", "send_to", "issue_to", "extra_to", "copies")
    fields = {name: getattr(asked, name) for name in named if getattr(asked, name) is not None}
    if asked.text is None and not fields:
        raise DeskError("没有写要改什么；请用 --section N --text，或 --title、--copies 等。")
    if asked.text is not None and (asked.section is None) is (asked.add is None):
        raise DeskError("--text 要和 --section 或 --add 中的一个一起用。")
    with writing(asked) as workspace, workspace.step("修改简报草稿") as db:
        if fields:
            drafts.change(db, asked.id, **fields)
        if asked.add is not None:
            drafts.add_section(db, asked.id, asked.add, asked.text)
        elif asked.text is not None:
            drafts.set_text(db, asked.id, asked.section, asked.text)
        else:
            drafts.open_draft(db, asked.id)
    print("已修改。")
    return 0


def annex(asked: Asked) -> int:
    with writing(asked) as workspace:
        new = briefing_annex.reread(workspace, asked.id, whole=asked.whole)
        briefing_annex.choose(workspace, asked.id, new, whole=asked.whole)
    if asked.json:
        print_json({"id": asked.id, "listed": len(new.facts.annexed), "wanted": new.facts.annexable})
        return 0
    print(f"{briefing_annex.told(new)}。")
    return 0


def check(asked: Asked) -> int:
    with reading(asked) as workspace:
        found = briefing.doubts(workspace, asked.id)
    if asked.json:
        print_json(found)
        return 0
    for one in found:
        print(doubt_line(one))
    print(f"共 {len(found)} 处需要看一看。" if found else "没有发现需要核对的地方。")
    return 0


def doubt_line(one: Doubt) -> str:
    place = f"第{one.section}部分　" if one.section else ""
    return f"{one.what}　{place}{one.text}"


def recompile(asked: Asked) -> int:
    """What is the secretary's own stays, with the new draft beside it."""
    with (reading if asked.preview else writing)(asked) as workspace:
        new = {one.key: one for one in briefing.rewritten(workspace, asked.id).sections}
        old = drafts.sections(workspace.db, asked.id)
        take = _taken(old, asked.take)
        rows = [
            {"section": number, "heading": one.heading, **piece_row(place, piece)}
            for number, one in enumerate(old, 1)
            if one.key in new
            for place, piece in drafts.left_differing(one, new[one.key].text, take.get(one.key))
        ]
        if not asked.preview:
            briefing.recompile(workspace, asked.id, take)
    if asked.json:
        print_json({"id": asked.id, "written": not asked.preview, "differences": rows})
        return 0
    for row in rows:
        print(f"第{row['section']}部分　{row['heading']}　第{row['piece']}处　{row['standing']}")
        print("\n".join([*(f"    草稿：{line}" for line in row["own"]), *(f"    新稿：{line}" for line in row["new"])]))
    print(f"不同 {len(rows)} 处。" if asked.preview else f"已更新；不同 {len(rows)} 处，自己写的都保留。")
    return 0


def _taken(sections: list[DraftSection], asked: list[str]) -> dict[str, list[int]]:
    """2, 2:1, 产业进展:3; a section that is named whole is taken whole, whatever else is said of it."""
    found: dict[str, list[int]] = {}
    whole: set[str] = set()
    for one_asked in asked:
        name, _, piece = one_asked.replace("：", ":").partition(":")
        key = next((one.key for number, one in enumerate(sections, 1) if name in (str(number), one.key)), "")
        if not key:
            raise DeskError(f"没有“{name}”这一部分，或它不由台账编写；请用 briefing show 查看各部分。")
        if piece and not piece.isdecimal():
            raise DeskError(f"“{one_asked}”里冒号后面应是第几处不同，例如 {name}:1；请先用 --preview 查看。")
        whole |= set() if piece else {key}
        found.setdefault(key, []).extend([int(piece)] if piece else [])
    return {key: [] if key in whole else places for key, places in found.items()}


def remove(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("删除简报草稿") as db:
        drafts.remove(db, asked.id)
    print("已删除草稿。")
    return 0
