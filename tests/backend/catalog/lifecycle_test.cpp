// The course of a version, and what the catalog tells of it.
#include <filesystem>

#include "tests/backend/catalog/import_world.h"

namespace support {
namespace {

namespace fs = std::filesystem;

class LifecycleTest : public ImportWorld {
protected:
    void SetUp() override {
        const auto version = import(file);
        ASSERT_TRUE(version) << version.error().message();
        name = version->meta().name();
    }

    template <typename Request, typename Response>
    core::Result<v1::Resource> move(const std::string &method, const std::string &etag) const {
        Request request;
        request.set_name(name);
        request.set_etag(etag);
        request.set_reason("OPS-7");
        const auto moved = owner.ask<Response>("CatalogService." + method, request);
        if (!moved)
            return moved.error();
        return moved->resource();
    }

    // By its verb.
    core::Result<v1::Resource> become(v1::Lifecycle to, const std::string &etag = {}) const {
        if (to == v1::EVALUATED)
            return move<v1::EvaluateModelVersionRequest, v1::EvaluateModelVersionResponse>("EvaluateModelVersion",
                                                                                           etag);
        if (to == v1::APPROVED)
            return move<v1::ApproveModelVersionRequest, v1::ApproveModelVersionResponse>("ApproveModelVersion", etag);
        if (to == v1::DEPRECATED)
            return move<v1::DeprecateModelVersionRequest, v1::DeprecateModelVersionResponse>("DeprecateModelVersion",
                                                                                             etag);
        return move<v1::RetireModelVersionRequest, v1::RetireModelVersionResponse>("RetireModelVersion", etag);
    }

    void moves(v1::Lifecycle to) const {
        const auto moved = become(to);
        ASSERT_TRUE(moved) << moved.error().message();
        EXPECT_EQ(moved->model_version().lifecycle(), to);
        EXPECT_EQ(owner.get(name)->model_version().lifecycle(), to);
    }

    void staysAgainst(std::initializer_list<v1::Lifecycle> refused) const {
        const auto before = owner.get(name);
        for (const auto to : refused) {
            const auto moved = become(to);
            ASSERT_FALSE(moved) << v1::Lifecycle_Name(to);
            EXPECT_EQ(moved.error().reason(), v1::WRONG_STATE);
            EXPECT_NE(moved.error().message().find(name + " is "), std::string::npos) << moved.error().message();
        }
        EXPECT_EQ(owner.get(name)->meta().etag(), before->meta().etag());
    }

    v1::ModelStatus statusOfModel() const { return owner.get("models/m")->model_status(); }

    v1::Condition condition(const std::string &version, const std::string &type) const {
        const auto found = owner.get(version);
        for (const auto &each : found->model_version_status().conditions()) {
            if (each.type() == type)
                return each;
        }
        return {};
    }

    fs::path file = write("tiny.gguf", tinyGguf());
    std::string name;
};

TEST_F(LifecycleTest, AVersionMovesByItsVerbsInTheirOrderAlone) {
    staysAgainst({v1::APPROVED, v1::DEPRECATED});
    moves(v1::EVALUATED);
    staysAgainst({v1::EVALUATED, v1::DEPRECATED});
    moves(v1::APPROVED);
    staysAgainst({v1::EVALUATED, v1::APPROVED});
    moves(v1::DEPRECATED);
    moves(v1::APPROVED);
    moves(v1::RETIRED);
    staysAgainst({v1::EVALUATED, v1::APPROVED, v1::DEPRECATED, v1::RETIRED});
}

TEST_F(LifecycleTest, EachMoveStandsInTheHistoryWithItsReason) {
    moves(v1::EVALUATED);
    v1::ListRevisionsRequest request;
    request.set_name(name);
    const auto revisions = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", request);
    ASSERT_TRUE(revisions);
    ASSERT_EQ(revisions->entries_size(), 2);
    EXPECT_EQ(revisions->entries(0).permission(), "modelVersions.evaluate");
    EXPECT_EQ(revisions->entries(0).reason(), "OPS-7");
    EXPECT_EQ(revisions->entries(1).permission(), "models.import");
}

TEST_F(LifecycleTest, AMoveOnAStaleEtagIsAnsweredWithWhatStandsThere) {
    const auto stale = owner.get(name)->meta().etag();
    moves(v1::EVALUATED);
    const auto moved = become(v1::APPROVED, stale);
    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().reason(), v1::STALE_ETAG);
    ASSERT_TRUE(moved.error().current());
    EXPECT_EQ(moved.error().current()->model_version().lifecycle(), v1::EVALUATED);
}

TEST_F(LifecycleTest, WhatOnlyAnImportOrAVerbSetsIsRefusedOtherwise) {
    const auto current = *owner.get(name);
    const auto refuses = [&](const std::function<void(v1::ModelVersionSpec *)> &change, const std::string &field) {
        auto changed = current;
        change(changed.mutable_model_version());
        const auto applied = owner.put(changed, current.meta().etag());
        ASSERT_FALSE(applied) << field;
        ASSERT_EQ(applied.error().reason(), v1::INVALID_FIELD) << applied.error().message();
        EXPECT_EQ(applied.error().violations().front().reason(), v1::VERB_ONLY_FIELD);
        EXPECT_EQ(applied.error().violations().front().field(), field);
    };
    refuses([](auto *spec) { spec->set_lifecycle(v1::APPROVED); }, "spec.lifecycle");
    refuses([](auto *spec) { spec->set_digest(std::string(64, '0')); }, "spec.digest");
    refuses([](auto *spec) { spec->mutable_files(0)->set_sha256(std::string(64, '0')); },
            "spec.files[tiny.gguf].sha256");
    refuses([](auto *spec) { spec->set_parameters(1); }, "spec.parameters");
    auto noted = current;
    noted.mutable_model_version()->set_notes("Good.");
    EXPECT_TRUE(owner.put(noted, current.meta().etag()));
    v1::Resource made;
    made.mutable_meta()->set_name("models/m/versions/9");
    made.mutable_model_version()->set_notes("By hand.");
    EXPECT_EQ(reasonOf(owner.put(made)), v1::INVALID_FIELD);
}

TEST_F(LifecycleTest, WhatIsApprovedIsNotDeletedAndNoModelWithVersionsIs) {
    moves(v1::EVALUATED);
    moves(v1::APPROVED);
    EXPECT_EQ(reasonOf(owner.remove(name)), v1::WRONG_STATE);
    EXPECT_EQ(reasonOf(owner.remove("models/m")), v1::STILL_REFERENCED);
    moves(v1::RETIRED);
    EXPECT_TRUE(owner.remove(name));
    EXPECT_TRUE(owner.remove("models/m"));
}

TEST_F(LifecycleTest, TheModelTellsOfItsNewestVersion) {
    ASSERT_TRUE(eventually([&] { return statusOfModel().latest_version() == name; }));
    write("tiny.gguf", tinyGguf("Second"));
    const auto second = import(file);
    ASSERT_TRUE(second) << second.error().message();
    ASSERT_TRUE(eventually([&] { return statusOfModel().latest_version() == second->meta().name(); }));
    const auto status = statusOfModel();
    EXPECT_EQ(status.version_count(), 2);
    EXPECT_EQ(status.lifecycle(), v1::REGISTERED);
    EXPECT_EQ(status.parameters(), 512);
    EXPECT_EQ(status.format(), v1::GGUF);
    EXPECT_EQ(status.architecture(), "llama");
    ASSERT_TRUE(owner.remove(second->meta().name()));
    EXPECT_TRUE(eventually([&] { return statusOfModel().latest_version() == name; })) << "the older one again";
}

TEST_F(LifecycleTest, ANewVersionsFilesAreLookedAtOnce) {
    EXPECT_TRUE(eventually([&] { return condition(name, "FilesPresent").status() == v1::CONDITION_STATUS_TRUE; }));
    const auto pickle = import(write("model.bin", "pickle"), "models/pickle");
    ASSERT_TRUE(pickle) << pickle.error().message();
    const auto unsafe = [&] { return condition(pickle->meta().name(), "UnsafeSerialization"); };
    EXPECT_TRUE(eventually([&] { return unsafe().status() == v1::CONDITION_STATUS_TRUE; }));
    EXPECT_EQ(unsafe().arguments().at("path"), "model.bin");
    EXPECT_EQ(owner.get(name)->meta().generation(), 1) << "looking changes no intent";
}

TEST_F(LifecycleTest, FilesThatAreGoneAreSaidAfterTheNextLook) {
    ASSERT_TRUE(eventually([&] { return condition(name, "FilesPresent").status() == v1::CONDITION_STATUS_TRUE; }));
    service.stop();
    fs::remove(file);
    ASSERT_TRUE(service.start());
    owner = service.owner();
    ASSERT_TRUE(eventually([&] { return condition(name, "FilesPresent").status() == v1::CONDITION_STATUS_FALSE; }));
    EXPECT_EQ(condition(name, "FilesPresent").reason(), "FILES_MISSING");
    EXPECT_EQ(condition(name, "FilesPresent").arguments().at("path"), file.string());
}

} // namespace
} // namespace support
