"""Writes a model pack: its ONNX files, the manifest with their hashes, and its card."""

import hashlib
import json
from pathlib import Path

MODELS = Path(__file__).resolve().parents[1] / "models"


def write(folder, title, effect, graphs, card=None, version="0.1.0", frames_after=0, constants=None):
    """graphs: by role, "main" among them, the name of a file in the folder and its bytes. The pack is called what its folder is.
    Without a card, the one that lies there stays. constants: whole numbers that the effect must know of the graphs, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in graphs.values():
        (folder / name).write_bytes(data)
    manifest = {
        "id": folder.name,
        "version": version,
        "title": title,
        "effect": effect,
        "licence": "Apache-2.0",
        "files": {role: {"path": name, "sha256": hashlib.sha256(data).hexdigest()} for role, (name, data) in graphs.items()},
        "frames_before": 0,
        "frames_after": frames_after,
        "layout": "rgba_hwc",
        "range": [0.0, 1.0],
        "multiple": 1,
        "parameters": [],
    }
    if constants:
        manifest["constants"] = constants
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    if card:
        (folder / "CARD.md").write_text(f"# {title}\n\n{card.strip()}\n")
