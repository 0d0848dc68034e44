"""Papers through a CUPS queue to an IPP printer on the loopback interface: what arrives is what was shown."""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest
from PySide6.QtTest import QTest

from heze_desk.errors import DeskError
from heze_desk.kit import printing_cups
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.printing_order import A4, Order, Sides
from reports import pdf
from reports.document import Document, Paragraph

NEEDED = ("dbus-daemon", "ippeveprinter", "cupsd", "lpadmin", "lp")
FILTERS = ("/usr/lib", "/usr/libexec", "/usr/lib64")
INSTALLED_BY = "apt-get install cups cups-client cups-filters cups-ipp-utils dbus"
STARTED_S, ARRIVED_MS = 15, 60_000
PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
RARE = "演示：䶮㛃𬭎喆堃玥垚昇翀祎赟，张喆、刘垚、陈堃、赵翀。"
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth><policy context="default"><allow user="*"/>
<allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/></policy></busconfig>"""
CUPSD = """Listen {folder}/cups.sock
Browsing Off
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>"""
CUPS_FILES = "\n".join(
    ["SystemGroup root", "Sandboxing relaxed", "ServerRoot {folder}/etc", "RequestRoot {folder}/requests"]
    + [f"{name}Dir {{folder}}/{name.lower()}" for name in ("Cache", "State", "Temp")]
    + [f"{name}Log {{folder}}/{name.lower()}.log" for name in ("Error", "Access", "Page")]
)
TAKE = """#!/bin/sh
env | grep ^IPP_ > "{folder}/arrived/$$.env"
cp "$1" "{folder}/arrived/$$.part"
mv "{folder}/arrived/$$.part" "{folder}/arrived/$$.pdf"
"""


class Arrived:
    """What the printer was given."""

    def __init__(self, path):
        self.pages = PdfPages(path.read_bytes())
        self.asked = dict(line.split("=", 1) for line in path.with_suffix(".env").read_text("utf-8").splitlines())


class House:
    """A queue “office” and the printer behind it."""

    def __init__(self, folder, stack):
        self.folder, self._stack = folder, stack
        self.env = {"CUPS_SERVER": f"{folder}/cups.sock", "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus"}
        for name in ("etc", "requests", "cache", "state", "temp", "arrived"):
            (folder / name).mkdir()
        for name, text in {"bus.conf": BUS, "cupsd.conf": CUPSD, "files.conf": CUPS_FILES, "take": TAKE}.items():
            (folder / name).write_text(text.format(folder=folder))
        (folder / "take").chmod(0o755)

    def start(self, *words):
        log = self._stack.enter_context((self.folder / "out.log").open("ab"))
        env = {**os.environ, **self.env, "HOME": str(self.folder), "PATH": PLACES}
        self._stack.callback(_end, subprocess.Popen(words, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL))

    def arrived(self):
        return [Arrived(path) for path in sorted((self.folder / "arrived").glob("*.pdf"))]

    def clear(self):
        for path in (self.folder / "arrived").iterdir():
            path.unlink()


def _end(process):
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
    process.kill()
    process.wait(5)


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _answers(port):
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _wait(what, condition):
    """A fixture of the module has no qtbot."""
    until = monotonic() + STARTED_S
    while not condition():
        if monotonic() > until:
            pytest.skip(f"{what} does not start on this machine")
        QTest.qWait(20)


@pytest.fixture(scope="module")
def house(qapp):
    """Private servers in a folder of their own, ended with the module."""
    missing = [name for name in NEEDED if not shutil.which(name, path=PLACES)]
    if not any(Path(place, "cups/filter", name).exists() for place in FILTERS for name in ("pdftopdf", "universal")):
        missing.append("cups-filters")
    if sys.platform == "win32" or missing:
        pytest.skip(f"no IPP printer can be started without {', '.join(missing)} ({INSTALLED_BY})")
    with TemporaryDirectory(prefix="desk-printer-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)  # the queue's filters may run as another user
        house, port = House(folder, stack), _free_port()
        house.start("dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork")
        _wait("dbus-daemon", (folder / "bus").exists)
        printer = ("ippeveprinter", "-2", "-f", "application/pdf", "-n", "localhost", "-r", "off")  # no DNS-SD
        house.start(*printer, "-d", name, "-c", f"{name}/take", "-p", str(port), "演示打印机")
        _wait("ippeveprinter", lambda: _answers(port))
        house.start("cupsd", "-f", "-c", f"{name}/cupsd.conf", "-s", f"{name}/files.conf")
        _wait("cupsd", (folder / "cups.sock").exists)
        queue = ["lpadmin", "-p", "office", "-E", "-v", f"ipp://localhost:{port}/ipp/print", "-m", "everywhere"]
        env = {**os.environ, **house.env, "PATH": PLACES}
        made = subprocess.run(queue, env=env, capture_output=True, timeout=30, check=False)
        if made.returncode:
            pytest.skip(f"no queue can be made: {made.stderr.decode()}")
        yield house


@pytest.fixture
def post(house, monkeypatch, qtbot):
    """Sends an order and waits for what arrives."""
    house.clear()
    for name, value in house.env.items():
        monkeypatch.setenv(name, value)

    def post(order, parts=1):
        printing_cups.send(order, "office")
        qtbot.waitUntil(lambda: len(house.arrived()) == parts, timeout=ARRIVED_MS)
        return house.arrived()[0]

    return post


@pytest.fixture(scope="module")
def paper():
    body = tuple(Paragraph(f"第{number}段。{RARE * 9}") for number in range(1, 16))
    return pdf.to_pdf(Document(kind="通知", title="演示", body=body))


def a3(pages=2):
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(1190.55, 841.89))
    for _ in range(pages):
        canvas.rect(72, 72, 900, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def order(content, pages=None, **more):
    count = len(PdfPages(content).sizes)
    return Order(content=content, name="第12期", pages=tuple(range(count) if pages is None else pages), **more)


def text(pages, number):
    return "".join(letter.text for letter in pages.text(number).letters)


def ink_mm(pages, number):
    """The edges of the ink in millimetres from the left and the top of the page."""
    width = round(pages.sizes[number].width() / 72 * 254)
    picture = pages.picture(number, width)
    dark = [
        (x, y)
        for y in range(0, picture.height(), 2)
        for x in range(0, picture.width(), 2)
        if picture.pixelColor(x, y).lightness() < 128
    ]
    return [side(value[axis] for value in dark) / 10 for side in (min, max) for axis in (0, 1)]


def test_the_very_pages_and_letters_arrive_at_their_very_places(post, paper):
    shown = PdfPages(paper)

    arrived = post(order(paper))

    assert len(arrived.pages.sizes) == len(shown.sizes) >= 3
    for number, size in enumerate(shown.sizes):
        assert (arrived.pages.sizes[number] - size).width() == pytest.approx(0, abs=0.5)
        assert text(arrived.pages, number) == text(shown, number)
    assert RARE[:14] in text(arrived.pages, 0)
    assert ink_mm(arrived.pages, 0) == pytest.approx(ink_mm(shown, 0), abs=0.3)
    assert arrived.asked["IPP_JOB_NAME"] == "第12期"
    assert "x-dimension=21000 y-dimension=29700" in arrived.asked["IPP_MEDIA_COL"]


def test_range_copies_and_both_sides_are_kept(post, paper):
    shown = PdfPages(paper)

    arrived = post(order(paper, [0, 2], copies=3, sides=Sides.LONG))

    assert [text(arrived.pages, number) for number in (0, 1)] == [text(shown, 0), text(shown, 2)]
    assert len(arrived.pages.sizes) == 2
    assert arrived.asked["IPP_COPIES"] == "3"
    assert arrived.asked["IPP_SIDES"] == "two-sided-long-edge"


def test_a_large_page_is_made_as_large_as_the_paper_and_turned_with_it(post):
    arrived = post(order(a3(), paper=A4))

    (size, *_), ink = arrived.pages.sizes, ink_mm(arrived.pages, 0)
    assert (size.width(), size.height()) == pytest.approx((595.28, 841.89), abs=0.5)
    assert ink[3] - ink[1] == pytest.approx(900 / 72 * 25.4 * 210 / 297, abs=0.6)
    assert ink[2] - ink[0] == pytest.approx(600 / 72 * 25.4 * 210 / 297, abs=0.6)


def test_a_queue_that_is_not_there_is_told(post, paper):
    with pytest.raises(DeskError, match="打印机没有接受"):
        printing_cups.send(order(paper), "无此打印机")


def test_the_preview_prints_what_the_systems_dialog_says(house, paper, tmp_path, qtbot):
    house.clear()
    (tmp_path / "paper.pdf").write_bytes(paper)
    words = [sys.executable, str(Path(__file__).with_name("print_by_hand.py")), str(tmp_path / "paper.pdf")]
    found = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    env = {**os.environ, **house.env, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": found}

    said = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)

    assert said.returncode == 0, said.stderr
    assert said.stdout.strip() == "已送打印机“office”：第12期，2页，2份，双面，实际大小。"
    qtbot.waitUntil(lambda: len(house.arrived()) == 1, timeout=ARRIVED_MS)
    (arrived,) = house.arrived()
    shown = PdfPages(paper)
    assert [text(arrived.pages, number) for number in (0, 1)] == [text(shown, 1), text(shown, 2)]
    assert (arrived.asked["IPP_COPIES"], arrived.asked["IPP_SIDES"]) == ("2", "two-sided-long-edge")
