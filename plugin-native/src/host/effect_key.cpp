#include "host/effects.h"
#include "host/panels.h"

namespace framewright::host {
namespace {

class Key final : public Effect {
 public:
  Key()
      : Effect("framewright.Key", "key", "Framewright Key",
               "Keys green and blue screens without clicks: matte, despilled foreground, clean plate.",
               {{"Inside", "Inside", true},
                {"Outside", "Outside", true},
                {"CleanPlate", "Clean plate"},
                {"Background", "Background"}},
               KeyPanel()) {}

  std::optional<client::Alpha> OutputAlpha(const Parameters& parameters, double time) const override {
    const bool straight = parameters.Is("alpha_output", "straight", time);
    return straight ? client::Alpha::kStraight : client::Alpha::kPremultiplied;
  }
};

}  // namespace

const Effect* NewKey() { return new Key; }

}  // namespace framewright::host
