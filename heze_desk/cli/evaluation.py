"""Evaluations on the command line: reckoned, kept, adjusted, printed, issued; and the schemes they are made by."""

import sys
from pathlib import Path
from typing import Any

from heze_desk import counted_rows, evaluating
from heze_desk.cli import evaluation_ends
from heze_desk.cli.opening import Asked, Verbs, day, out_file, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.evaluation import scheme_files, schemes, store
from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.indicator_records import number
from heze_desk.evaluation.measure_records import counted
from heze_desk.evaluation.result_records import Adjustment, ResultRow, counted_share, in_order, ranked, tied
from heze_desk.evaluation.scheme_records import SHORT, Scheme
from heze_desk.workspace.database import Database


def add_verbs(verbs: Verbs) -> None:
    made = verb(verbs, "evaluate", "按评估办法统计两天之间的得分；--keep 留存，才能调整和印发", evaluate)
    made.add_argument("name", metavar="SCHEME", help="评估办法的名称，用 schemes 查看")
    made.add_argument("--from", dest="since", type=day, required=True, metavar="DAY")
    made.add_argument("--to", dest="until", type=day, required=True, metavar="DAY")
    order = made.add_mutually_exclusive_group()
    order.add_argument("--rank", dest="ranks", action="store_true", default=None, help="通报排名")
    order.add_argument("--no-rank", dest="ranks", action="store_false", help="只列情况，不排名次")
    made.add_argument("--keep", action="store_true", help="留存这次结果")
    made.add_argument("--json", action="store_true")
    _add_acts(verbs)
    listed = verb(verbs, "schemes", "评估办法：列出、导出文件、录入文件", show_schemes)
    listed.add_argument("--json", action="store_true")
    listed.add_argument("--add", type=Path, metavar="FILE.toml", help="录入办法；同名的成为新的一版，原来的结果不变")
    listed.add_argument("--export", metavar="NAME", help="把一个办法写成可以修改、再录入的文件")
    listed.add_argument("--out", type=Path, metavar="FILE.toml")


def _add_acts(verbs: Verbs) -> None:
    listed = verb(verbs, "evaluations", "留存的评估：列出、查看、调整、印发、更正", show_evaluations)
    listed.add_argument("--json", action="store_true")
    acts = listed.add_subparsers(metavar="ACT")
    shown = _one(acts, "show", "一次评估和每个得分的算法", show)
    shown.add_argument("--json", action="store_true")
    changed = _one(acts, "adjust", "调整得分；理由印在通报里", adjust)
    changed.add_argument("--name", required=True, metavar="NAME", help="单位、县区或产业")
    changed.add_argument("--points", type=number, required=True, metavar="N", help="加的分，减分写负数")
    changed.add_argument("--reason", required=True, metavar="TEXT")
    order = _one(acts, "rank", "改为通报排名，--off 改为只列情况", rank)
    order.add_argument("--off", action="store_true")
    put = _one(acts, "into", "把结果表插入正在起草的简报", into)
    takes_place(put)
    _one(acts, "remove", "删除没有印发的评估", remove)
    evaluation_ends.add_acts(acts)


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    return made


def evaluate(asked: Asked) -> int:
    with (writing if asked.keep else reading)(asked) as workspace:
        if told := evaluating.early(workspace, asked.until):
            print(f"注意：{told}", file=sys.stderr)
        if asked.keep:
            evaluating.begin(workspace)
        scheme = schemes.named(workspace.db, asked.name, today=today(asked))
        ranks = evaluating.ranks(workspace, scheme) if asked.ranks is None else asked.ranks
        if asked.keep:
            kept = store.get(
                workspace.db, evaluating.evaluate(workspace, scheme, asked.since, asked.until, placed=ranks)
            )
            return _tell(workspace.db, kept.in_order, scheme, asked, kept=kept.id)
        rows = evaluating.reckon(workspace, scheme, asked.since, asked.until)
        if ranks:
            rows = in_order(ranked(rows, scheme))
        return _tell(workspace.db, rows, scheme, asked)


def show_evaluations(asked: Asked) -> int:
    with reading(asked) as workspace:
        found = store.evaluations(workspace.db)
    if asked.json:
        print_json([_head(one) for one in found])
        return 0
    for one in found:
        state = f"{one.state}{one.notice}" or ("通报排名" if one.ranked else "只列情况")
        print(f"{one.id}　{one.scheme.name}（第{one.scheme.version}版）　{one.from_day} 至 {one.to_day}　{state}")
    print(f"共 {len(found)} 次。")
    return 0


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        found = store.get(workspace.db, asked.id)
        if asked.json:
            rows = [_row(workspace.db, found.rows, one, found.scheme) for one in found.in_order]
            print_json(_head(found) | {"rows": rows})
            return 0
    for one in found.in_order:
        print(f"{_place(found.rows, one)}{one.name}　{said(one.score)}分{_short(one)}")
        for part in one.parts:
            print(f"　　{part.told}")
        for change in one.adjustments:
            print(f"　　调整（{change.id}）：{change.points:+g}分，{change.reason}")
    return 0


def adjust(asked: Asked) -> int:
    wanted = Adjustment(row_name=asked.name, points=asked.points, reason=asked.reason, day=today(asked).isoformat())
    with writing(asked) as workspace:
        with workspace.step("调整评估得分") as db:
            store.adjust(db, asked.id, wanted)
        row = store.get(workspace.db, asked.id).row(asked.name)
    print(f"已调整：{row.name}由{said(row.counted)}分调整为{said(row.score)}分。")
    return 0


def rank(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("评估改为只列情况" if asked.off else "评估改为通报排名") as db:
        store.rank_or_not(db, asked.id, ranks=not asked.off)
    print("已改为只列情况，不排名次。" if asked.off else "已改为通报排名。")
    return 0


def into(asked: Asked) -> int:
    from heze_desk import briefing_evaluation
    from heze_desk.cli.briefing_words import put_into

    with writing(asked) as workspace:
        inset = briefing_evaluation.of_evaluation(asked.briefing, store.get(workspace.db, asked.id))
        return put_into(workspace, inset, asked.section)


def takes_place(parser: Any) -> None:
    """Which draft and which part of it."""
    parser.add_argument("--briefing", type=int, required=True, metavar="N", help="草稿的编号，用 briefings 查看")
    parser.add_argument("--section", type=int, default=1, metavar="K", help="第几部分（默认第 1 部分）")


def remove(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("删除评估") as db:
        store.remove(db, asked.id)
    print("已删除，可以撤销。")
    return 0


def show_schemes(asked: Asked) -> int:
    if asked.add:
        return _add_scheme(asked)
    if asked.export:
        return _export_scheme(asked)
    with reading(asked) as workspace:
        found = schemes.offered(workspace.db, today=today(asked))
    if asked.json:
        print_json([_scheme_row(one) for one in found])
        return 0
    for one in found:
        print(f"{one.name}（评估{one.rated}，第{one.version}版，{'通报排名' if one.ranked else '只列情况'}）")
        for part in one.parts:
            print(f"　　{part.name}　{said(part.share)}分　{part.formula}")
        if one.rule:
            print(f"　　{one.rule}。")
        print(f"　　算式里可用：{'、'.join(known.name for known in counted(one.rated))}，以及指标名称。")
    return 0


def _add_scheme(asked: Asked) -> int:
    wanted = scheme_files.read(asked.add, today=today(asked))
    with writing(asked) as workspace:
        evaluating.begin(workspace)
        with workspace.step(f"录入评估办法：{wanted.name}") as db:
            kept = schemes.get(db, schemes.add(db, wanted))
    print(f"已录入：{kept.name}，第{kept.version}版。{f'{kept.rule}。' if kept.rule else ''}")
    return 0


def _export_scheme(asked: Asked) -> int:
    if asked.out is None:
        raise DeskError("请用 --out 写明存成哪个文件，如 办法.toml。")
    path = out_file(asked.out, ".toml")
    with reading(asked) as workspace:
        found = schemes.named(workspace.db, asked.export, today=today(asked))
        text = scheme_files.to_toml(found, schemes.known(workspace.db, found.rated))
    from reports.files import write_whole

    print(f"已导出：{write_whole(text.encode(), path)}")
    return 0


def _tell(db: Database, rows: tuple[ResultRow, ...], scheme: Scheme, asked: Asked, *, kept: int | None = None) -> int:
    if asked.json:
        told = {"scheme": scheme.name, "version": scheme.version, "from": asked.since, "to": asked.until, "id": kept}
        print_json(told | {"rows": [_row(db, rows, one, scheme) for one in rows]})
        return 0
    for one in rows:
        print(
            f"{_place(rows, one)}{one.name}　{said(one.score) + '分' if one.rated else '没有可计的事项'}{_short(one)}"
        )
    if kept is not None:
        print(f"已留存，编号 {kept}。")
    return 0


def _place(rows: tuple[ResultRow, ...], row: ResultRow) -> str:
    return f"{'并列' if tied(rows, row) else ''}第{row.rank}　" if row.rank else ""


def _short(row: ResultRow) -> str:
    return f"　{SHORT}" if row.short else ""


def _row(db: Database, rows: tuple[ResultRow, ...], row: ResultRow, scheme: Scheme) -> dict[str, Any]:
    return {
        "unit": row.name,
        "rated": scheme.rated,
        "score": float(row.score) if row.rated else None,
        "rank": row.rank or None,
        "tied": tied(rows, row),
        "counted_weight": float(counted_share(scheme, row)),
        "short": row.short,
        "parts": [
            {
                "name": one.name,
                "value": None if one.value is None else round(float(one.value), 2),
                "weight": float(one.weight),
                "points": float(one.points),
                "arithmetic": one.arithmetic,
            }
            for one in row.parts
        ],
        "measures": counted_rows.of_measures(db, row.measures),
        "adjustments": [{"id": one.id, "points": one.points, "reason": one.reason} for one in row.adjustments],
    }


def _head(found: store.Evaluation) -> dict[str, Any]:
    return {
        "id": found.id,
        "scheme": found.scheme.name,
        "version": found.scheme.version,
        "from": found.from_day,
        "to": found.to_day,
        "made_on": found.made_on,
        "ranked": found.ranked,
        "paper_id": found.issued_paper_id,
        "state": found.state or None,
        "notice": found.notice or None,
    }


def _scheme_row(one: Scheme) -> dict[str, Any]:
    parts = [{"name": p.name, "weight": p.weight, "formula": p.formula, "definition": p.definition} for p in one.parts]
    head = {"name": one.name, "version": one.version, "rated": one.rated, "ranked": one.ranked, "least": one.least}
    return head | {"parts": parts}
