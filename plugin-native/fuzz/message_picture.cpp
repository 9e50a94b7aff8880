// A sentence drawn into a picture of any size and format, of which a part may be asked for.
#include "frame/message_picture.h"

#include "support/pictures.h"
#include "target.h"

using namespace framewright;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const frame::PixelFormat format{static_cast<frame::Depth>(input.Within(0, 3)),
                                  static_cast<frame::Components>(input.Within(0, 2))};
  const int left = input.Within(-9, 9), bottom = input.Within(-9, 9);
  const frame::Bounds bounds{left, bottom, left + input.Within(1, 200), bottom + input.Within(1, 250)};
  const frame::Bounds window{input.Within(-20, 40), input.Within(-20, 40), input.Within(-20, 250),
                             input.Within(-20, 250)};
  testing::Picture picture(format, bounds, input.Within(0, 1) == 1, 8);
  frame::DrawMessage(picture.image, window, input.Rest());
  return 0;
}
