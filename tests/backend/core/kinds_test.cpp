#include "backend/core/kinds.h"

#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource.pb.h"
#include "tests/support/sample_resources.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace v1 = pilothouse::v1;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

TEST(Kinds, AreThoseOfTheContract) {
    std::vector<std::string> plurals;
    for (const auto &kind : core::allKinds())
        plurals.push_back(kind.plural);
    EXPECT_THAT(plurals, testing::IsSupersetOf({"principals", "teams", "sites", "roleBindings", "operations", "models",
                                                "modelVersions"}));
    const auto &version = *core::findKind("modelVersions");
    EXPECT_EQ(version.kind, "ModelVersion");
    EXPECT_EQ(version.pattern, "models/{model}/versions/{version}");
    EXPECT_THAT(version.collections, testing::ElementsAre("models", "versions"));
    EXPECT_EQ(version.specType, v1::ModelVersionSpec::descriptor());
    EXPECT_EQ(version.statusType, v1::ModelVersionStatus::descriptor());
    EXPECT_EQ(version.spec->name(), "model_version");
    EXPECT_EQ(version.status->name(), "model_version_status");
    EXPECT_EQ(core::findKind("operations")->managedBy, "OperationService");
    EXPECT_EQ(core::findKind("versions"), nullptr);
}

TEST(Kinds, AreFoundByName) {
    EXPECT_EQ(core::kindOfName("models/a"), core::findKind("models"));
    EXPECT_EQ(core::kindOfName("models/a/versions/1"), core::findKind("modelVersions"));
    EXPECT_EQ(core::kindOfName("roleBindings/x"), core::findKind("roleBindings"));
    for (const auto *name : {"", "models", "models/a/versions", "models/a/versions/1/x", "Models/a", "modelsx/a"})
        EXPECT_EQ(core::kindOfName(name), nullptr) << name;
}

TEST(Kinds, AreFoundByWhatIsSet) {
    const auto version = support::sampleVersion();
    EXPECT_EQ(core::kindOfSpec(version), core::findKind("modelVersions"));
    EXPECT_EQ(core::kindOfStatus(version), core::findKind("modelVersions"));
    EXPECT_EQ(core::kindOfSpec({}), nullptr);
    EXPECT_EQ(core::kindOfStatus({}), nullptr);
}

TEST(Kinds, DifferFromEachOther) {
    std::set<std::string> names;
    for (const auto &kind : core::allKinds()) {
        EXPECT_TRUE(names.insert(kind.plural).second) << kind.plural;
        EXPECT_TRUE(names.insert(kind.pattern).second) << kind.pattern;
        EXPECT_FALSE(kind.kind.empty());
    }
}

TEST(AgreedKind, NeedsNameSpecAndStatusOfOneKind) {
    auto resource = support::sampleModel();
    EXPECT_EQ(*core::agreedKind(resource), core::findKind("models"));
    resource.clear_status();
    EXPECT_TRUE(core::agreedKind(resource));

    resource.mutable_operation_status();
    const auto otherStatus = core::agreedKind(resource);
    ASSERT_FALSE(otherStatus);
    EXPECT_EQ(otherStatus.error().reason(), v1::KIND_MISMATCH);
    EXPECT_EQ(otherStatus.error().arguments().at("spec"), "operation_status");

    resource = support::sampleModel();
    resource.mutable_team();
    EXPECT_EQ(core::agreedKind(resource).error().reason(), v1::KIND_MISMATCH);

    resource = support::sampleModel();
    resource.clear_spec();
    EXPECT_EQ(core::agreedKind(resource).error().violations().at(0).field(), "spec");

    resource = support::sampleModel();
    resource.mutable_meta()->set_name("models/");
    EXPECT_EQ(core::agreedKind(resource).error().violations().at(0).field(), "meta.name");
}

// Every message type that stands in intent, with the path that leads to it.
void collect(const Descriptor *type, const std::string &path, std::map<const Descriptor *, std::string> *types) {
    if (!types->emplace(type, path).second)
        return;
    for (int i = 0; i < type->field_count(); ++i) {
        if (const auto *below = type->field(i)->message_type())
            collect(below, path + '.' + type->field(i)->name(), types);
    }
}

TEST(Intent, HoldsNothingThatHasNoCanonicalText) {
    std::map<const Descriptor *, std::string> types;
    collect(v1::Meta::descriptor(), "meta", &types);
    for (const auto &kind : core::allKinds())
        collect(kind.specType, kind.spec->name(), &types);
    for (const auto &[type, path] : types) {
        if (type->file()->package() == "google.protobuf") {
            EXPECT_TRUE(type->name() == "Timestamp" || type->name() == "Duration") << path << " is a " << type->name();
        }
        for (int i = 0; i < type->field_count(); ++i) {
            const auto *field = type->field(i);
            const auto at = path + '.' + field->name();
            EXPECT_NE(field->cpp_type(), FieldDescriptor::CPPTYPE_FLOAT) << at;
            EXPECT_NE(field->cpp_type(), FieldDescriptor::CPPTYPE_DOUBLE) << at;
            if (field->is_map()) {
                EXPECT_EQ(field->message_type()->map_key()->type(), FieldDescriptor::TYPE_STRING) << at;
            }
        }
    }
}

TEST(Intent, NamesKeysThatItsListsHave) {
    std::map<const Descriptor *, std::string> types;
    for (const auto &kind : core::allKinds())
        collect(kind.specType, kind.spec->name(), &types);
    for (const auto &[type, path] : types) {
        for (int i = 0; i < type->field_count(); ++i) {
            const auto &key = type->field(i)->options().GetExtension(v1::key);
            if (key.empty())
                continue;
            ASSERT_TRUE(type->field(i)->is_repeated() && type->field(i)->message_type()) << path;
            const auto *member = type->field(i)->message_type()->FindFieldByName(key);
            ASSERT_TRUE(member) << path << " has no " << key;
            EXPECT_EQ(member->type(), FieldDescriptor::TYPE_STRING) << path;
        }
    }
}

} // namespace
