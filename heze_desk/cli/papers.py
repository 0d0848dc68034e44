"""Papers on the command line."""

from pathlib import Path

from heze_desk.cli.opening import Asked, Verbs, out_file, reading, today, verb


def add_verbs(verbs: Verbs) -> None:
    made = verb(verbs, "briefing", "截至当日的调度简报", briefing)
    made.add_argument("--out", type=Path, metavar="FILE.pdf", required=True)


def briefing(asked: Asked) -> int:
    from heze_desk.briefings import store
    from heze_desk.briefings.document import compose
    from heze_desk.settings import store as settings
    from reports.check import missing_characters
    from reports.files import write_pdf

    with reading(asked) as workspace:
        settled = settings.get(workspace.db)
        paper = compose(store.compile(workspace.db, today(asked)), settled)
    if lost := missing_characters(paper):
        print(f"注意：这些字没有可用的字体，纸上会空缺：{'、'.join(lost)}。")
    print(f"已导出：{write_pdf(paper, out_file(asked.out, '.pdf'))}")
    return 0
