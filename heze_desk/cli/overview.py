"""一图读懂 on the command line."""

from pathlib import Path

from heze_desk import press
from heze_desk.cli.opening import Asked, Verbs, looked_at, out_file, takes_as_of, verb
from heze_desk.settings import store as settings

PICTURE = ".png"


def add_verbs(verbs: Verbs) -> None:
    made = verb(verbs, "overview", "一图读懂：任务灯、目标、本周要事、调度和近期路线图排在一页上", write)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|.docx|.png")
    takes_as_of(made)


def write(asked: Asked) -> int:
    from heze_desk.cli import papers
    from heze_desk.dashboard import board, document

    out = out_file(asked.out, ".pdf", ".docx", PICTURE)
    with looked_at(asked) as (db, as_of):
        settled = settings.get(db)
        paper = document.overview(board.read(db, as_of), settled)
    if out.suffix.lower() != PICTURE:
        papers.write(paper, out, settled)
        return 0
    from reports.chart_pictures import page_png
    from reports.files import write_whole

    print(f"已导出：{write_whole(page_png(press.to_pdf(paper, settled)), out)}")
    return 0
