#include "backend/rpc/trace_context.h"

#include <gtest/gtest.h>

namespace {

using rpc::traceIdOf;

const std::string valid = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

TEST(TraceContext, ReadsAValidHeader) {
    EXPECT_EQ(traceIdOf(valid), "4bf92f3577b34da6a3ce929d0e0e4736");
}

TEST(TraceContext, AcceptsMoreFieldsFromLaterVersionsOnly) {
    EXPECT_EQ(traceIdOf("01" + valid.substr(2) + "-more"), "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_FALSE(traceIdOf(valid + "-more"));
    EXPECT_FALSE(traceIdOf("01" + valid.substr(2) + "more"));
}

TEST(TraceContext, RefusesEverythingElse) {
    for (const std::string &header : {std::string(), std::string("00"), valid.substr(0, 54), "ff" + valid.substr(2),
                                      std::string("00-00000000000000000000000000000000-00f067aa0ba902b7-01"),
                                      std::string("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"),
                                      std::string("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"),
                                      std::string("00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01"),
                                      std::string("00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01")})
        EXPECT_FALSE(traceIdOf(header)) << header;
}

} // namespace
