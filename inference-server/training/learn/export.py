"""Writes the graphs that learn, and those that apply what was learned, where the server finds them.

    python -m training.learn.export
"""

import json
from pathlib import Path

from ..graphs.adapters import RESOURCES
from .network import TASKS, WIDTHS, application, drawn, lesson

FOLDER = RESOURCES.parent / "learn"


def export(engine=RESOURCES, folder=FOLDER):
    folder.mkdir(exist_ok=True)
    beginnings = {}
    for task in TASKS:
        for size in WIDTHS:
            beginning = drawn(task, size)
            count = sum(numbers for numbers, _ in beginning)
            beginnings[f"{task}_{size}"] = [[numbers, round(scatter, 7)] for numbers, scatter in beginning]
            (Path(engine) / f"learn_{task}_{size}.onnx").write_bytes(lesson(task, size, count).SerializeToString())
            (folder / f"apply_{task}_{size}.onnx").write_bytes(application(task, size, count).SerializeToString())
    (folder / "beginnings.json").write_text(json.dumps(beginnings) + "\n")


if __name__ == "__main__":
    export()
