"""Making a workspace, opening the window, and what the policy says."""

import gc
import os
import sys
from types import SimpleNamespace
from typing import cast

from heze_desk.cli.opening import Asked, Verbs, looked_at, print_json, reading, takes_as_of, today, usual_home, verb
from heze_desk.errors import DeskError


def add_verbs(verbs: Verbs) -> None:
    init = verb(verbs, "init", "按政策文件建立工作区", make)
    init.add_argument("--demo", action="store_true", help="另加虚构的、标明“演示”的领导和进展")
    init.add_argument("--policy", metavar="FOLDER", help="另一份政策文件所在的文件夹")
    counts = verb(verbs, "summary", "政策内容的数目和目标", summary)
    takes_as_of(counts)
    counts.add_argument("--json", action="store_true")
    verb(verbs, "policy", "政策原文的产业、任务和保障措施", policy).add_argument("--json", action="store_true")


def make(asked: Asked) -> int:
    from pathlib import Path

    from heze_desk import beginning

    folder = Path(asked.policy) if asked.policy else None
    workspace = beginning.begin(asked.home, policy=folder, demo=asked.demo, today=today(asked))
    tasks = workspace.db.table("task").count
    workspace.close()
    print(f"已建立工作区：{asked.home}（{tasks} 项任务）。")
    return 0


def summary(asked: Asked) -> int:
    from heze_desk.policy import store

    with looked_at(asked) as (db, _day):
        counted = store.summary(db)
    if asked.json:
        print_json(counted)
        return 0
    names = ("产业", "重点任务", "保障措施", "责任分工清单", "责任单位", "任务")
    print("，".join(f"{name} {count}" for name, count in zip(names, counted.values(), strict=False)) + "。")
    for target in counted["targets"]:
        print(f"{target['year']}年：{target['name']} {target['value'] or ''}{target['unit']}{target['qualifier']}")
    return 0


def policy(asked: Asked) -> int:
    from heze_desk.policy import store

    with reading(asked) as workspace:
        told = store.told(workspace.db)
    if asked.json:
        print_json(told)
        return 0
    print(f"{told['title']}（{told['number']}）")
    for part in ("industries", "key_tasks", "safeguards"):
        for clause in told[part]:
            print(f"{clause['name']}：{'、'.join(clause['units'])}")
    return 0


def without_words() -> Asked:
    """The window on the usual workspace."""
    return cast("Asked", SimpleNamespace(run=window, home=usual_home(), today=None))


def window(asked: Asked) -> int:
    """Open the window; with no display make the workspace and the first briefing instead."""
    if not _has_display():
        return _without_window(asked)
    try:
        gc.disable()  # nothing made on the way to the window is ever let go; the window enables it again
        from heze_desk.kit import qt_start

        qt_start.load()
        from heze_desk import app
    except ImportError as fault:
        raise DeskError(
            f"打不开窗口：缺少图形界面需要的系统组件（{fault}）；请运行 python3 dev.py run 查看要安装什么。"
        ) from None
    return app.run(asked.home, today(asked) if asked.today or os.environ.get("HEZE_DESK_TODAY") else None)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _without_window(asked: Asked) -> int:
    from heze_desk import beginning
    from heze_desk.cli import briefings

    print("没有找到显示器，不打开窗口；改为准备工作区和第一份简报。")
    beginning.ready(asked.home, today(asked)).close()
    asked.as_of = None
    asked.out = asked.home / f"调度简报-{today(asked):%Y%m%d}.pdf"
    print(f"工作区：{asked.home}")
    return briefings.of_the_day(asked)
