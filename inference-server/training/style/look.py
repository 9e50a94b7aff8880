"""What a look is, and the line that makes one of a function."""

from collections import namedtuple

Look = namedtuple("Look", "name title purpose anchored recipe model")


def hanging(wall, sheet_of):
    """The decorator of a wall of looks: a function from a sheet to what the sheet is finished with becomes one of them, told its
    title, and what moves with what. Its own words are the purpose."""

    def look(title, anchored):

        def named(painter):
            def model():
                sheet = sheet_of(f"framewright-style-{painter.__name__}")
                return sheet.finish(painter(sheet))

            purpose = " ".join(painter.__doc__.split())
            recipe = painter.__module__.rpartition(".")[2] + ".py"
            wall[painter.__name__] = Look(painter.__name__, title, purpose, anchored, recipe, model)
            return painter

        return named

    return look
