#include "client/description.h"

#include <gtest/gtest.h>

#include <climits>

#include "client/failure.h"

namespace framewright::client {
namespace {

v1::DescribeResponse Answer() {
  v1::DescribeResponse answer;
  answer.set_server_version("1.2.3");
  answer.set_lowest_protocol(1);
  answer.set_highest_protocol(2);
  answer.set_max_dimension(16384);
  answer.mutable_device()->set_name("CPU");
  return answer;
}

TEST(Description, SaysHowLargeAFrameMayBeAndWhoTheServerIs) {
  EXPECT_EQ(ReadDescription(Answer()).max_dimension, 16384);
  EXPECT_EQ(ReadDescription(Answer()).name, "1.2.3 on CPU");
}

TEST(Description, OfAServerThatTakesEverySizeIsNotNegative) {
  v1::DescribeResponse answer = Answer();
  answer.set_max_dimension(UINT_MAX);
  EXPECT_EQ(ReadDescription(answer).max_dimension, INT_MAX);
}

TEST(Description, OfAServerOfAnotherContractIsRefused) {
  for (const auto& [lowest, highest] : {std::pair{0u, 0u}, {2u, 3u}}) {
    v1::DescribeResponse answer = Answer();
    answer.set_lowest_protocol(lowest);
    answer.set_highest_protocol(highest);
    EXPECT_THROW(ReadDescription(answer), Failure) << lowest << " to " << highest;
  }
}

}  // namespace
}  // namespace framewright::client
