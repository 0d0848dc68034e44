"""What a key is called where it is told to people: as Qt's own Chinese menus call it, with arrows as arrows."""

CALLED = {
    "Return": "回车",
    "Enter": "回车",
    "Space": "空格",
    "Backspace": "退格",
    "Menu": "菜单",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


def called(keys: str) -> str:
    """`Ctrl+Return` as Ctrl+回车; what has no other name stays as it is."""
    return "+".join(CALLED.get(key, key) for key in keys.split("+"))


def with_keys(text: str, keys: str) -> str:
    """What an act is called, with its keys behind it: for the words that show beside the pointer."""
    return f"{text}（{called(keys)}）" if keys else text
