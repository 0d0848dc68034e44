"""A form that was filled in, opened and saved by LibreOffice, and one saved as another program's file."""

import shutil
import subprocess

import pytest

from heze_desk.rounds import collecting

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="soffice is not installed")
TYPED = {
    "C4": "王测一",
    "E4": "13800001111",
    "J6": "已办结",
    "L6": "2026-11-20",
    "K7": 0.6,
    "M7": "第一步已完成\n第二步正在做",
    "N7": "=1+1 处堵点",
    "K8": "约45%",
}


def saved(path, kind):
    """The file as LibreOffice saves it, in a folder of its own."""
    folder = path.with_name(f"saved-{kind}")
    own = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [OFFICE, own, "--headless", "--convert-to", kind, "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / path.with_suffix(f".{kind}").name


def test_a_form_saved_by_libreoffice_says_the_same(played):
    path = played.filled({key: value for key, value in TYPED.items() if key != "N7"})
    ours = played.plan(path)

    theirs = saved(path, "xlsx")

    assert played.recognise(theirs, round_id=None).how == "文件属性"
    plan = played.plan(theirs)
    assert played.values(plan) == played.values(ours)
    assert (played.doubts(plan), plan.notes, plan.missing_columns) == ({"K8": ("45%",)}, (), ())
    assert (plan.reporter, plan.telephone) == ("王测一", "13800001111")


def test_a_form_saved_in_the_old_format_is_told_what_to_do(played):
    old = saved(played.filled(TYPED), "xls")

    (unread,) = collecting.read_all([old])

    assert unread.reason == f"“{old.name}”是旧格式（xls、et）或设有打开密码；请取消密码，另存为 xlsx 后再导入。"


def test_a_form_saved_as_a_web_page_is_told_what_to_do(played):
    page = saved(played.filled(TYPED), "html")

    (unread,) = collecting.read_all([page.rename(page.with_suffix(".xls"))])

    assert "其实是网页" in unread.reason
