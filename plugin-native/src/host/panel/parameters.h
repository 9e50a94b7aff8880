// The values of an instance's controls. A parameter the host does not have reads as its control's default.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "client/frame_job.h"
#include "host/panel/panel.h"
#include "ofx/image_effect.h"

namespace framewright::host {

// What a control is before anybody has set it; it must have a value.
client::Value DefaultOf(const Control& control);

class Parameters {
 public:
  Parameters(ofx::EffectHandle effect, const Panel& panel);

  // By script name, at a time. The name must be in the panel.
  double Number(const char* name, double time) const;
  // A choice's script name, or a string.
  std::string Text(const char* name, double time) const;
  bool Is(const char* name, const char* text, double time) const { return Text(name, time) == text; }
  // Has an option been chosen that makes data of the picture?
  bool ChoosesData(double time) const;

  // A number outside of the panel, as hosts set it in the Retimer context.
  std::optional<double> Foreign(const char* name, double time) const;
  bool Animates(const char* name) const;

  // What the server gets for a control.
  client::Value ValueOf(const Control& control, double time) const;

  // Only in actions in which the host lets a plugin write. False when it refuses. A choice by its script name.
  bool Set(const char* name, const client::Value& value) const;
  // The same at all times: keyframes go.
  bool Replace(const Control& control, const client::Value& value) const;
  // What is set meanwhile an artist takes back in one step, where the host can.
  void InOneUndo(const char* name, const std::function<void()>& changes) const;

  // Does it count, by its needs?
  bool IsNeeded(const Control& control) const;
  // Greys what does not count, by the needs of each control, and takes the grey from the others.
  void ShowNeeds() const;

 private:
  bool Write(const Control& control, const client::Value& value) const;
  bool IsMet(const v1::Need& need) const;
  void SetEnabled(const std::string& name, bool enabled) const;
  const Control& ControlOf(const char* name) const;
  ofx::ParameterHandle Handle(const std::string& name) const;
  double NumberOf(const Control& control, double time) const;
  const v1::Option& OptionOf(const Control& choice, double time) const;
  std::string TextOf(const Control& control, double time) const;

  ofx::ParameterSetHandle set_ = nullptr;
  const Panel& panel_;
};

}  // namespace framewright::host
