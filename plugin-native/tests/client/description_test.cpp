#include "client/server/description.h"

#include <gtest/gtest.h>

#include <climits>

#include "client/failure.h"

namespace framewright::client {
namespace {

v1::DescribeResponse Answer() {
  v1::DescribeResponse answer;
  answer.set_server_version("1.2.3");
  answer.set_lowest_protocol(1);
  answer.set_highest_protocol(kProtocol);
  answer.set_max_dimension(16384);
  answer.mutable_device()->set_name("CPU");
  return answer;
}

TEST(Description, SaysHowLargeAFrameMayBeAndWhoTheServerIs) {
  EXPECT_EQ(ReadDescription(Answer()).max_dimension, 16384);
  EXPECT_EQ(ReadDescription(Answer()).name, "1.2.3 on CPU, while this plugin is " FRAMEWRIGHT_VERSION);
}

TEST(Description, OfAServerThatTakesEverySizeIsNotNegative) {
  v1::DescribeResponse answer = Answer();
  answer.set_max_dimension(UINT_MAX);
  EXPECT_EQ(ReadDescription(answer).max_dimension, INT_MAX);
}

std::string RefusalOf(uint32_t lowest, uint32_t highest) {
  v1::DescribeResponse answer = Answer();
  answer.set_lowest_protocol(lowest);
  answer.set_highest_protocol(highest);
  try {
    ReadDescription(answer);
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), ErrorKind::kUnsupported);
    return failure.what();
  }
  return "";
}

TEST(Description, OfAServerOfAnotherContractIsRefusedWithWhatToDo) {
  EXPECT_NE(RefusalOf(0, 0).find("is older than this plugin"), std::string::npos);
  EXPECT_NE(RefusalOf(1, kProtocol - 1).find("framewright stop"), std::string::npos);
  EXPECT_NE(RefusalOf(kProtocol + 1, kProtocol + 1).find("Restart this application"), std::string::npos);
}

}  // namespace
}  // namespace framewright::client
