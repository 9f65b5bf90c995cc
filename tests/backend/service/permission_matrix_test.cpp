#include <array>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "backend/core/kinds.h"
#include "backend/identity/roles.h"
#include "tests/backend/service/running_service.h"

namespace support {
namespace {

constexpr std::array Roles{v1::VIEWER, v1::OPERATOR, v1::POLICY_AUTHOR, v1::APPROVER, v1::AUDITOR, v1::ADMIN};

// Every verb on every kind as every role, in and out of its scope, against the table of roles.
class PermissionMatrixTest : public ::testing::Test {
protected:
    PermissionMatrixTest() {
        EXPECT_TRUE(owner.put(teamNamed("red")));
        EXPECT_TRUE(owner.put(teamNamed("blue")));
    }

    // One of each kind that Apply makes, with an id of its own.
    static std::vector<v1::Resource> samples(const std::string &id, const std::string &team) {
        v1::Resource principal;
        principal.mutable_meta()->set_name("principals/abcdefgh23456" + id);
        principal.mutable_principal()->set_type(v1::SERVICE);
        v1::Resource binding;
        binding.mutable_meta()->set_name("roleBindings/of-" + id);
        binding.mutable_role_binding()->set_principal(principal.meta().name());
        binding.mutable_role_binding()->set_role(v1::VIEWER);
        v1::Resource site;
        site.mutable_meta()->set_name("sites/of-" + id);
        site.mutable_site()->set_region("eu");
        std::vector<v1::Resource> all{principal, binding, site, teamNamed("of-" + id), modelNamed("of-" + id)};
        for (auto &resource : all)
            resource.mutable_meta()->set_team(team);
        return all;
    }

    static std::string pluralOf(const v1::Resource &resource) { return core::kindOfSpec(resource)->plural; }

    v1::Reason refusalOf(const ServiceClient &client, const v1::Change &change) const {
        v1::ApplyRequest request;
        *request.add_changes() = change;
        request.set_validate_only(true);
        const auto response = client.ask<v1::ApplyResponse>("ResourceService.Apply", request);
        return response ? response->preview().refusal_reason() : response.error().reason();
    }

    v1::Change change(const std::string &verb, const v1::Resource &resource) const {
        v1::Change change;
        if (verb == "delete") {
            change.mutable_delete_()->set_name(resource.meta().name());
            change.mutable_delete_()->set_etag(resource.meta().etag());
        } else if (verb == "undelete") {
            change.mutable_undelete()->set_uid(resource.meta().uid());
        } else {
            *change.mutable_put()->mutable_resource() = resource;
            change.mutable_put()->set_etag(verb == "create" ? std::string() : resource.meta().etag());
        }
        return change;
    }

    // What stands for each verb: living ones, deleted ones for `undelete`, ones to be made for `create`.
    struct Sample {
        std::string verb;
        v1::Resource resource;
    };

    std::vector<Sample> prepare(const std::string &mark, const std::string &team) {
        std::vector<Sample> prepared;
        for (const auto &resource : samples("aa" + mark, team)) {
            const auto made = owner.put(resource);
            EXPECT_TRUE(made) << resource.meta().name() << ": " << made.error().message();
            for (const auto *verb : {"get", "list", "update", "delete"})
                prepared.push_back({verb, made->resources(0)});
        }
        auto gone = samples("bb" + mark, team);
        for (const auto &resource : gone)
            EXPECT_TRUE(owner.put(resource));
        // The binding refers to its principal and goes first.
        std::swap(gone[0], gone[1]);
        for (const auto &resource : gone) {
            const auto current = owner.get(resource.meta().name());
            EXPECT_TRUE(owner.remove(resource.meta().name()));
            prepared.push_back({"undelete", *current});
        }
        for (const auto &resource : samples("cc" + mark, team)) {
            if (!resource.has_role_binding())
                prepared.push_back({"create", resource});
        }
        // What only verbs make is refused all the same to those who lack the permission.
        v1::Resource version;
        version.mutable_meta()->set_name("models/of-aa" + mark + "/versions/1");
        version.mutable_meta()->set_team(team);
        version.mutable_model_version()->set_notes("Made by hand");
        prepared.push_back({"create", version});
        v1::Resource operation;
        operation.mutable_meta()->set_name("operations/by-hand-" + mark);
        operation.mutable_meta()->set_team(team);
        operation.mutable_operation()->set_verb("models.import");
        prepared.push_back({"create", operation});
        return prepared;
    }

    // The names that a watch of everything begins with.
    static std::set<std::string> watched(const ServiceClient &client) {
        const auto stream = client.watch(v1::WatchRequest());
        std::set<std::string> names;
        for (;;) {
            const auto message = stream->next();
            if (!message) {
                ADD_FAILURE() << message.error().message();
                return names;
            }
            for (const auto &change : message->changes())
                names.insert(change.resource().meta().name());
            if (message->revision() != 0)
                return names;
        }
    }

    // Whether the call is let through: neither refused nor answered as if there was nothing.
    v1::Reason outcome(const ServiceClient &client, const Sample &sample) const {
        if (sample.verb == "get")
            return reasonOf(client.get(sample.resource.meta().name()));
        if (sample.verb == "list") {
            const auto listed = client.list(pluralOf(sample.resource));
            if (!listed)
                return listed.error().reason();
            for (const auto &resource : listed->resources()) {
                if (resource.meta().name() == sample.resource.meta().name())
                    return v1::REASON_UNSPECIFIED;
            }
            return v1::NOT_FOUND;
        }
        return refusalOf(client, change(sample.verb, sample.resource));
    }

    RunningService service{{.verifyDelay = std::chrono::hours(1)}};
    ServiceClient owner = service.owner();
};

TEST_F(PermissionMatrixTest, EveryVerbOnEveryKindAsEveryRoleInAndOutOfScope) {
    const std::map<std::string, std::vector<Sample>> byTeam{
        {"", prepare("o", "")}, {"teams/red", prepare("r", "teams/red")}, {"teams/blue", prepare("b", "teams/blue")}};
    for (const auto role : Roles) {
        for (const std::string scope : {"", "teams/red"}) {
            const auto client = service.enrol(std::string(identity::nameOf(role)), scope);
            const auto seen = watched(client);
            for (const auto &[team, samples] : byTeam) {
                const bool isInScope = scope.empty() || team == scope;
                for (const auto &sample : samples) {
                    const auto permission = pluralOf(sample.resource) + "." + sample.verb;
                    const bool isRead = sample.verb == "get" || sample.verb == "list";
                    const bool isHeld = identity::holds(role, permission);
                    auto expected = v1::REASON_UNSPECIFIED;
                    if (!isInScope && !team.empty())
                        expected = sample.verb == "create" ? v1::PERMISSION_MISSING : v1::NOT_FOUND;
                    else if (!isHeld || (!isInScope && !isRead))
                        expected = v1::PERMISSION_MISSING;
                    const auto &name = sample.resource.meta().name();
                    if (sample.verb == "get") {
                        EXPECT_EQ(seen.contains(name), expected == v1::REASON_UNSPECIFIED) << "watch of " << name;
                    }
                    const auto found = outcome(client, sample);
                    // A change that is let through may still be refused by its rules.
                    const bool isFine = expected == v1::REASON_UNSPECIFIED
                                            ? found != v1::PERMISSION_MISSING && found != v1::NOT_FOUND
                                            : found == expected;
                    EXPECT_TRUE(isFine) << identity::nameOf(role) << " of '" << scope << "' on '" << team
                                        << "': " << permission << " of " << name << " gave " << v1::Reason_Name(found)
                                        << " instead of " << v1::Reason_Name(expected);
                }
            }
        }
    }
}

TEST_F(PermissionMatrixTest, TestPermissionsForetellsWhatHappens) {
    const auto samples = prepare("r", "teams/red");
    for (const auto role : Roles) {
        const auto client = service.enrol(std::string(identity::nameOf(role)), "teams/red");
        v1::TestPermissionsRequest request;
        for (const auto &sample : samples) {
            auto &question = *request.add_questions();
            question.set_permission(pluralOf(sample.resource) + "." + sample.verb);
            const bool isAbsent = sample.verb == "create" || sample.verb == "undelete";
            question.set_name(isAbsent ? "teams/red" : sample.resource.meta().name());
        }
        const auto answers = client.ask<v1::TestPermissionsResponse>("ResourceService.TestPermissions", request);
        ASSERT_TRUE(answers);
        for (int index = 0; index < answers->allowed_size(); ++index) {
            const auto &question = request.questions(index);
            // Whether a team may be made in a team is asked of the organisation: the name would mean that team.
            if (question.permission().starts_with("teams.") && question.name() == "teams/red")
                continue;
            EXPECT_EQ(answers->allowed(index), identity::holds(role, question.permission()))
                << identity::nameOf(role) << " " << question.ShortDebugString();
        }
    }
}

} // namespace
} // namespace support
