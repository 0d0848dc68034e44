"""Where the files that ship with the program lie: in a checkout, in an installed wheel and in a built program alike."""

from pathlib import Path

FOLDER = Path(__file__).parent
