"""The faces in use stay as they are until they are asked for otherwise, or others are installed."""

import shutil

from reports import fonts


def test_asked_again_for_the_same_nothing_is_looked_for_anew(tmp_path):
    fonts.use_system_faces(True, folders=(tmp_path,))
    before = fonts.case()

    fonts.use_system_faces(True, folders=(tmp_path,))

    assert fonts.case() is before


def test_a_face_installed_meanwhile_is_found(tmp_path):
    fonts.use_system_faces(True, folders=(tmp_path,))
    before = fonts.case()
    shutil.copy(fonts.FOLDER / "DeskHei-Medium.ttf", tmp_path / "simfang.ttf")

    fonts.use_system_faces(True, folders=(tmp_path,))

    assert fonts.case() is not before
    fonts.use_system_faces(False)
