#include "client/server/endpoint.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "client/failure.h"
#include "support/temporary_folder.h"

namespace framewright::client {
namespace {

using std::filesystem::perms;

TEST(Endpoint, ReadsAddressAndTokenAndIgnoresTheRest) {
  const auto endpoint = ParseEndpoint("address=unix:/run/x/server.sock\ntoken=ab12\npid=7\nnew_thing=1\n");
  ASSERT_TRUE(endpoint);
  EXPECT_EQ(endpoint->address, "unix:/run/x/server.sock");
  EXPECT_EQ(endpoint->token, "ab12");
}

TEST(Endpoint, IsNothingWhenItIsNotOnThisMachine) {
  EXPECT_TRUE(ParseEndpoint("address=ipv4:127.0.0.1:4040\ntoken=1\n"));
  for (const char* address : {"ipv4:10.0.0.7:4040", "dns:///somewhere:4040", "ipv4:127.0.0.100:1"}) {
    EXPECT_FALSE(ParseEndpoint(std::string("address=") + address + "\ntoken=1\n")) << address;
  }
}

TEST(Endpoint, IsNothingWhenIncomplete) {
  EXPECT_FALSE(ParseEndpoint(""));
  EXPECT_FALSE(ParseEndpoint("address=unix:/x\n"));
  EXPECT_FALSE(ParseEndpoint("token=1\n"));
}

class Published : public ::testing::Test {
 protected:
  void Write(perms folder_permissions, perms file_permissions) {
    std::ofstream(folder_.path() / "endpoint") << "address=unix:/x\ntoken=1\n";
    std::filesystem::permissions(folder_.path() / "endpoint", file_permissions);
    std::filesystem::permissions(folder_.path(), folder_permissions);
  }
  testing::TemporaryFolder folder_;
};

TEST_F(Published, IsNothingWhenNoServerRuns) { EXPECT_FALSE(PublishedEndpoint(folder_.path())); }

TEST_F(Published, IsNothingWhereAPipeWouldBeWaitedFor) {
  ASSERT_EQ(mkfifo((folder_.path() / "endpoint").c_str(), 0600), 0);
  alarm(10);
  EXPECT_FALSE(PublishedEndpoint(folder_.path()));
  alarm(0);
}

TEST_F(Published, IsNothingInTheMomentInWhichAServerThatBeginsRemovesAnothersFile) {
  Write(perms::owner_all, perms::owner_read | perms::owner_write);
  std::atomic<bool> over{false};
  std::thread server([&] {
    while (!over) {
      std::filesystem::rename(folder_.path() / "endpoint", folder_.path() / "draft");
      std::filesystem::rename(folder_.path() / "draft", folder_.path() / "endpoint");
    }
  });
  EXPECT_NO_THROW({
    for (int i = 0; i < 20000; i++) PublishedEndpoint(folder_.path());
  });
  over = true;
  server.join();
}

TEST_F(Published, IsRefusedWhereAServerWouldNotStartEither) {
  std::filesystem::permissions(folder_.path(), perms::owner_all | perms::others_read | perms::others_exec);
  EXPECT_THROW(PublishedEndpoint(folder_.path()), Failure);
}

TEST_F(Published, IsReadWhenOnlyTheUserCan) {
  Write(perms::owner_all, perms::owner_read | perms::owner_write);
  EXPECT_TRUE(PublishedEndpoint(folder_.path()));
}

TEST_F(Published, IsRefusedWhenOthersCanReadTheToken) {
  Write(perms::owner_all, perms::owner_read | perms::others_read);
  EXPECT_THROW(PublishedEndpoint(folder_.path()), Failure);
}

TEST_F(Published, IsRefusedWhenOthersCanReplaceTheFile) {
  Write(perms::all, perms::owner_read | perms::owner_write);
  EXPECT_THROW(PublishedEndpoint(folder_.path()), Failure);
}

}  // namespace
}  // namespace framewright::client
