#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/wait.h>

#include "tests/support/temporary_directory.h"

namespace {

struct Outcome {
    int status = -1;
    std::string said;
    std::string header;
};

// Runs protoc with the plugin over a contract of one file, `probe.proto`.
Outcome judge(const std::string &body) {
    const support::TemporaryDirectory directory;
    std::ofstream(directory.path() / "probe.proto")
        << "syntax = \"proto3\";\npackage probe;\nimport \"pilothouse/v1/options.proto\";\n"
           "import \"pilothouse/v1/anonymity.proto\";\n"
           "import \"google/protobuf/any.proto\";\nimport \"google/protobuf/struct.proto\";\n"
           "import \"google/protobuf/wrappers.proto\";\n"
        << body;
    const std::string command = std::string(std::getenv("PROTOC")) + " -I " + directory.path().string() + " -I " +
                                std::getenv("PILOTHOUSE_SOURCE") +
                                "/backend/api --plugin=protoc-gen-guard=" + std::getenv("GUARD_PLUGIN") +
                                " --guard_out=" + directory.path().string() + " probe.proto 2>&1";
    Outcome outcome;
    FILE *pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> block;
    for (std::size_t size = 0; (size = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
        outcome.said.append(block.data(), size);
    outcome.status = WEXITSTATUS(::pclose(pipe));
    std::ifstream header(directory.path() / "probe.guard.pb.h");
    outcome.header.assign(std::istreambuf_iterator<char>(header), {});
    return outcome;
}

const std::string messages = "message Ask {} message Answer {}\n";

std::string serviceWith(const std::string &options, const std::string &rpc = "rpc Do(Ask) returns (Answer)") {
    return messages + "service Probe { " + rpc + " { " + options + " } }\n";
}

const std::string goodRule = "option (pilothouse.v1.rule) = {verb: \"do\" audit: AUDIT_LEVEL_DENIED};";

std::string specWith(const std::string &fields) {
    return "message Inner { repeated Deeper deeper = 1; } message Deeper { " + fields +
           " }\nmessage ThingSpec { option (pilothouse.v1.kind) = {kind: \"Thing\" plural: \"things\" "
           "pattern: \"things/{thing}\"}; Inner inner = 1; }\n";
}

struct Case {
    const char *name;
    std::string contract;
    std::string complaint;
};

class Refusals : public testing::TestWithParam<Case> {};

TEST_P(Refusals, BreakTheBuildAndNameTheCulprit) {
    const Outcome outcome = judge(GetParam().contract);
    EXPECT_NE(outcome.status, 0);
    EXPECT_NE(outcome.said.find(GetParam().complaint), std::string::npos) << outcome.said;
    EXPECT_TRUE(outcome.header.empty());
}

const std::string things = specWith("string id = 1;");

INSTANTIATE_TEST_SUITE_P(
    Contract, Refusals,
    testing::Values(
        Case{"NoRule", serviceWith(""), "probe.proto: probe.Probe.Do declares no (rule)"},
        Case{"NoVerb", serviceWith("option (pilothouse.v1.rule) = {audit: AUDIT_LEVEL_CALL};"),
             "probe.Probe.Do has a (rule) without a verb"},
        Case{"NoAudit", serviceWith("option (pilothouse.v1.rule) = {verb: \"do\"};"),
             "probe.Probe.Do has a (rule) without an audit level"},
        Case{"ClientStream", serviceWith(goodRule, "rpc Do(stream Ask) returns (Answer)"),
             "probe.Probe.Do streams from the client"},
        Case{"SpecWithoutKind", "message ThingSpec { string id = 1; }", "probe.ThingSpec is a Spec without (kind)"},
        Case{"KindWithoutPattern",
             "message ThingSpec { option (pilothouse.v1.kind) = {kind: \"Thing\" plural: \"things\"}; }",
             "probe.ThingSpec is a Spec without (kind)"},
        Case{"Double", specWith("double share = 1;"), "probe.Deeper.share is a floating point number inside ThingSpec"},
        Case{"Float", specWith("repeated float share = 1;"), "is a floating point number inside ThingSpec"},
        Case{"FloatInMap", specWith("map<string, float> shares = 1;"), "is a floating point number inside ThingSpec"},
        Case{"Any", specWith("google.protobuf.Any any = 1;"), "probe.Deeper.any is a Any inside ThingSpec"},
        Case{"Struct", specWith("google.protobuf.Struct any = 1;"), "is a Struct inside ThingSpec"},
        Case{"Value", specWith("google.protobuf.Value any = 1;"), "is a Value inside ThingSpec"},
        Case{"DoubleValue", specWith("google.protobuf.DoubleValue any = 1;"), "is a DoubleValue inside ThingSpec"},
        Case{"EnumZero", "enum Colour { RED = 0; }", "probe.Colour has a zero that is not called _UNSPECIFIED"},
        Case{"NestedEnumZero", "message Outer { enum Colour { RED = 0; } }", "probe.Outer.Colour has a zero"},
        Case{"MapKey", "message Table { map<int32, string> rows = 1; }",
             "probe.Table.rows is a map whose keys are not strings"},
        Case{"ListWithoutPages", serviceWith(goodRule, "rpc ListThings(Ask) returns (Answer)"),
             "probe.Probe.ListThings lists without page_size, page_token and next_page_token"},
        Case{"ListWithoutNext",
             "message Ask { int32 page_size = 1; string page_token = 2; } message Answer {}\n"
             "service Probe { rpc ListThings(Ask) returns (Answer) { " +
                 goodRule + " } }",
             "lists without page_size"},
        Case{"ChangeWithoutReason",
             "message Ask { string request_id = 1; } message Answer {}\nservice Probe { rpc Do(Ask) returns (Answer) { "
             "option (pilothouse.v1.rule) = {verb: \"do\" audit: AUDIT_LEVEL_LEDGER}; } }",
             "probe.Probe.Do changes something without a reason and a request_id"},
        Case{"ChangeWithoutRequestId",
             "message Ask { string reason = 1; } message Answer {}\nservice Probe { rpc Do(Ask) returns (Answer) { "
             "option (pilothouse.v1.rule) = {verb: \"do\" audit: AUDIT_LEVEL_LEDGER}; } }",
             "probe.Probe.Do changes something without a reason and a request_id"},
        Case{"AnonymousWithoutChange",
             serviceWith("option (pilothouse.v1.rule) = {verb: \"do\" audit: AUDIT_LEVEL_CALL}; "
                         "option (pilothouse.v1.anonymous) = true;"),
             "probe.Probe.Do is anonymous, but no single answer to a change"},
        Case{"AnonymousStream",
             "message Ask { string reason = 1; string request_id = 2; } message Answer {}\nservice Probe { rpc Do(Ask) "
             "returns (stream Answer) { option (pilothouse.v1.rule) = {verb: \"do\" audit: AUDIT_LEVEL_LEDGER}; option "
             "(pilothouse.v1.anonymous) = true; } }",
             "probe.Probe.Do is anonymous, but no single answer to a change"},
        Case{"DurableIntent", specWith("string any = 1 [(pilothouse.v1.durable) = true];"),
             "is durable and stands in no Status"},
        Case{"UnknownReference", things + "message User { string thing = 1 [(pilothouse.v1.reference) = \"thigns\"]; }",
             "probe.User.thing refers to \"thigns\", which is no kind's plural"},
        Case{"VerbOnlyOfUnknownPlural",
             things + "message User { string thing = 1 [(pilothouse.v1.verb_only) = \"thigns.do\"]; }",
             "probe.User.thing is verb_only for \"thigns.do\", which does not begin with a kind's plural"},
        Case{"VerbOnlyWithoutVerb",
             things + "message User { string thing = 1 [(pilothouse.v1.verb_only) = \"things\"]; }",
             "which does not begin with a kind's plural"},
        Case{
            "VerbOnlyOfUnknownVerb",
            things + "message User { string thing = 1 [(pilothouse.v1.verb_only) = \"things.do, undo\"]; }\n" +
                serviceWith("option (pilothouse.v1.rule) = {verb: \"do\" plural: \"things\" audit: AUDIT_LEVEL_CALL};"),
            "probe.User.thing is verb_only for \"things.undo\", which is no RPC's permission"}),
    [](const auto &info) { return std::string(info.param.name); });

TEST(GuardPlugin, TellsEverythingThatIsWrongAtOnce) {
    const Outcome outcome = judge(serviceWith("") + "enum Colour { RED = 0; }");
    EXPECT_NE(outcome.said.find("declares no (rule)"), std::string::npos);
    EXPECT_NE(outcome.said.find("_UNSPECIFIED"), std::string::npos);
}

TEST(GuardPlugin, WritesFinalOverridesAndPureHandlersForAGoodContract) {
    const Outcome outcome = judge(
        messages +
        "service Probe { rpc Do(Ask) returns (Answer) { option (pilothouse.v1.rule) = {verb: \"do\" plural: "
        "\"things\" audit: AUDIT_LEVEL_CALL any_principal: true}; }\n"
        "rpc Enter(Key) returns (Answer) { option (pilothouse.v1.rule) = {verb: \"enter\" plural: \"things\" audit: "
        "AUDIT_LEVEL_LEDGER}; option (pilothouse.v1.anonymous) = true; }\n"
        "rpc Follow(Ask) returns (stream Answer) { " +
        goodRule + " } }\nmessage Key { string reason = 1; string request_id = 2; }");
    EXPECT_EQ(outcome.status, 0) << outcome.said;
    for (const char *part :
         {"class GuardedProbe : public ::rpc::GuardedService, private Probe::CallbackService", "virtual void do(",
          "{\"/probe.Probe/Do\", \"do\", \"things\",", "::pilothouse::v1::AUDIT_LEVEL_CALL, true}",
          "::pilothouse::v1::AUDIT_LEVEL_LEDGER, false, true}", "{\"/probe.Probe/Follow\", \"do\", \"\",",
          "response) final {", "::rpc::openStream<::probe::Answer>"})
        EXPECT_NE(outcome.header.find(part), std::string::npos) << part << "\n" << outcome.header;
}

} // namespace
