// Questions to a server that need no frame. All throw Failure.
#pragma once

#include "client/answers.h"
#include "client/server/connection.h"

namespace framewright::client {

ServerReport AskReport(Connection& connection, const Patience& patience);
std::vector<PresetNote> AskPresets(Connection& connection, const std::string& effect, const Patience& patience);
Controls AskPreset(Connection& connection, const std::string& effect, const std::string& name,
                   const Patience& patience);
// Where it was saved.
std::string SavePreset(Connection& connection, const std::string& effect, const std::string& name,
                       const Controls& controls, const Patience& patience);

// Of the course of this name.
CourseNote Learn(Connection& connection, const std::string& course, const Learning& learning, const Patience& patience);
CourseNote Order(Connection& connection, const std::string& course, CourseOrder order, const Patience& patience);

}  // namespace framewright::client
