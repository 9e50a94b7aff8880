// What a server says of itself.
#include "client/server/description.h"

#include "client/failure.h"
#include "target.h"

using namespace framewright;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  v1::DescribeResponse answer;
  if (!answer.ParseFromArray(data, static_cast<int>(size))) return 0;
  try {
    fuzz::Require(client::ReadDescription(answer).max_dimension >= 0);
  } catch (const client::Failure& failure) {
    fuzz::Require(failure.kind() == client::ErrorKind::kUnsupported);
  }
  return 0;
}
