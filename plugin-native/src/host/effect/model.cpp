#include <sstream>

#include "client/failure.h"
#include "host/effect/effects.h"

namespace framewright::host {
namespace {

client::Failure BadParameter(const std::string& word) {
  return {client::ErrorKind::kInvalidRequest,
          "The model parameter '" + word + "' is not of the form name=value. Correct it in the panel."};
}

// A number where it reads as one, else text.
client::Value ValueOf(const std::string& text) {
  try {
    size_t used = 0;
    const double number = std::stod(text, &used);
    if (used == text.size()) return number;
  } catch (const std::exception&) {  // not a number
  }
  return text;
}

class Model final : public Effect {
 public:
  Model()
      : Effect("framewright.Model", "model", "Framewright Model", "Runs any installed model pack on the clip.",
               {{"Second", "Second"}}) {}

  // Models of all kinds come by here: hashing every frame would cost more than it saves.
  bool IdentifiesFrames() const override { return false; }

  void AddParameters(const EffectView& view, const FramePlan&, double time,
                     std::map<std::string, client::Value>* sent) const override {
    std::istringstream words(view.parameters.Text("parameters", time));
    for (std::string word; words >> word;) {
      const size_t equals = word.find('=');
      if (equals == 0 || equals == std::string::npos || equals + 1 == word.size()) throw BadParameter(word);
      (*sent)[word.substr(0, equals)] = ValueOf(word.substr(equals + 1));
    }
  }
};

}  // namespace

const Effect* NewModel() { return new Model; }

}  // namespace framewright::host
