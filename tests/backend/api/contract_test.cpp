// The contract against its committed baseline: what stands there stays. Run with PILOTHOUSE_ACCEPT_CONTRACT=1 to add
// what is new to the baseline.
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include "pilothouse/v1/options.pb.h"

namespace {

namespace pb = google::protobuf;
namespace v1 = pilothouse::v1;

using Lines = std::set<std::string>;

std::string typeOf(const pb::FieldDescriptor &field) {
    std::string type = field.type_name();
    if (field.message_type())
        type = field.message_type()->full_name();
    if (field.enum_type())
        type = field.enum_type()->full_name();
    if (field.is_repeated())
        type = "repeated " + type;
    if (field.has_optional_keyword())
        type = "optional " + type;
    if (field.real_containing_oneof())
        type += " in " + field.real_containing_oneof()->name();
    return type;
}

void describe(const pb::EnumDescriptor &type, Lines *lines) {
    for (int index = 0; index < type.value_count(); ++index)
        lines->insert("enum " + type.full_name() + " " + type.value(index)->name() + " = " +
                      std::to_string(type.value(index)->number()));
}

void describe(const pb::Descriptor &type, Lines *lines) {
    lines->insert("message " + type.full_name());
    if (type.options().HasExtension(v1::kind)) {
        const auto &kind = type.options().GetExtension(v1::kind);
        lines->insert("kind " + type.full_name() + " " + kind.kind() + " " + kind.plural() + " " + kind.pattern());
    }
    for (int index = 0; index < type.field_count(); ++index) {
        const auto &field = *type.field(index);
        lines->insert("field " + field.full_name() + " = " + std::to_string(field.number()) + " " + typeOf(field));
    }
    for (int index = 0; index < type.nested_type_count(); ++index)
        describe(*type.nested_type(index), lines);
    for (int index = 0; index < type.enum_type_count(); ++index)
        describe(*type.enum_type(index), lines);
}

void describe(const pb::ServiceDescriptor &service, Lines *lines) {
    for (int index = 0; index < service.method_count(); ++index) {
        const auto &method = *service.method(index);
        const auto &rule = method.options().GetExtension(v1::rule);
        lines->insert("rpc " + method.full_name() + "(" + method.input_type()->full_name() + ") returns (" +
                      (method.server_streaming() ? "stream " : "") + method.output_type()->full_name() + ") needs " +
                      rule.plural() + "." + rule.verb());
    }
}

// What the build made of the contract.
Lines contract() {
    Lines lines;
    std::ifstream file(PILOTHOUSE_CONTRACT, std::ios::binary);
    pb::FileDescriptorSet set;
    EXPECT_TRUE(set.ParseFromIstream(&file)) << PILOTHOUSE_CONTRACT;
    pb::DescriptorPool pool(pb::DescriptorPool::generated_pool());
    for (const auto &proto : set.file()) {
        if (proto.package() != "pilothouse.v1" && proto.package() != "google.rpc")
            continue;
        const auto *built = pool.FindFileByName(proto.name());
        if (!built)
            built = pool.BuildFile(proto);
        for (int index = 0; index < built->message_type_count(); ++index)
            describe(*built->message_type(index), &lines);
        for (int index = 0; index < built->enum_type_count(); ++index)
            describe(*built->enum_type(index), &lines);
        for (int index = 0; index < built->service_count(); ++index)
            describe(*built->service(index), &lines);
    }
    return lines;
}

std::string baselinePath() {
    return std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/tests/backend/api/contract_baseline.txt";
}

Lines baseline() {
    Lines lines;
    std::ifstream file(baselinePath());
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#')
            lines.insert(line);
    }
    return lines;
}

} // namespace

TEST(ContractTest, NothingThatStandsInTheBaselineIsChangedOrTakenAway) {
    const auto current = contract();
    for (const auto &line : baseline())
        EXPECT_TRUE(current.contains(line)) << "gone or changed: " << line;
}

TEST(ContractTest, WhatIsNewStandsInTheBaselineToo) {
    const auto current = contract();
    auto frozen = baseline();
    if (std::getenv("PILOTHOUSE_ACCEPT_CONTRACT")) {
        frozen.insert(current.begin(), current.end());
        std::ofstream file(baselinePath());
        file
            << "# What the contract promised once: names, numbers and types that never change. Lines are only added.\n";
        for (const auto &line : frozen)
            file << line << '\n';
    }
    for (const auto &line : current)
        EXPECT_TRUE(frozen.contains(line)) << "not frozen yet, see the head of contract_test.cpp: " << line;
}

TEST(ContractTest, NoSpecHoldsAFloat) {
    for (const auto &line : contract()) {
        const bool isFloat = line.ends_with(" double") || line.ends_with(" float");
        EXPECT_FALSE(isFloat && line.find("Spec.") != std::string::npos) << line;
    }
}
