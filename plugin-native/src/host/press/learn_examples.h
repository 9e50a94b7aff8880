// The frames that an artist did by hand: which they are, and their way to the server.
#pragma once

#include <string>
#include <vector>

#include "host/press/press.h"
#include "host/values/clip.h"

namespace framewright::host {

// Where the panel says that they are: on the clip Example, or in files.
class Examples {
 public:
  // Throws Failure where there are none.
  explicit Examples(const Pressed& pressed);

  // Takes them to the course, with a bar; returns their frames. Throws Failure where one that the panel names is no
  // example, or where none is.
  std::vector<int> BringTo(const std::string& course) const;

  // What may be wrong with them, to follow another sentence: where the clip has another frame rate than the shot, some
  // applications count its frames otherwise.
  std::string Doubt() const;

 private:
  std::vector<double> Named() const;
  std::vector<double> Sought() const;
  std::string FileOf(long frame) const;
  bool IsOnePicture() const;

  const Pressed& pressed_;
  std::string files_;
  std::string frames_;
  std::optional<TimeRange> range_;
};

}  // namespace framewright::host
