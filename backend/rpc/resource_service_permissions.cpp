#include "backend/rpc/resource_service_permissions.h"

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "backend/core/kinds.h"
#include "backend/rpc/call.h"

namespace rpc {

namespace {

constexpr int MaxQuestions = 1000;

bool isReading(std::string_view verb) {
    constexpr std::array verbs{"get", "list", "watch", "prove", "checkpoint"};
    for (const std::string_view reading : verbs) {
        if (verb == reading)
            return true;
    }
    return false;
}

// Scopes by verb, each made once for all questions.
class Answers {
public:
    Answers(const Call &call, const ledger::Snapshot &snapshot) : call_(call), snapshot_(snapshot) {}

    bool isAllowed(const v1::TestPermissionsRequest::Question &question) {
        const std::string_view permission = question.permission();
        const auto dot = permission.find('.');
        if (dot == std::string_view::npos)
            return false;
        const auto plural = permission.substr(0, dot);
        const auto verb = permission.substr(dot + 1);
        const auto &name = question.name();
        const auto *kind = core::kindOfName(name);
        if (name.empty() || (kind && kind->plural == "teams" && plural != "teams"))
            return covers(plural, verb, name);
        const auto found = snapshot_.find(name);
        if (!found || !kind || !scope("get").sees(kind->plural, found->meta().team()))
            return false;
        return covers(plural, verb, found->meta().team()) || startedIt(permission, *found);
    }

private:
    bool covers(std::string_view plural, std::string_view verb, std::string_view team) {
        const auto &held = scope(verb);
        return isReading(verb) ? held.sees(plural, team) : held.allows(plural, team);
    }

    // Whoever started an operation may cancel it.
    bool startedIt(std::string_view permission, const v1::Resource &resource) const {
        return permission == "operations.cancel" && resource.has_operation() &&
               resource.operation().principal() == call_.caller().actor.principal;
    }

    const Scope &scope(std::string_view verb) {
        auto &held = scopes_[std::string(verb)];
        if (!held)
            held = call_.scope(verb);
        return *held;
    }

    const Call &call_;
    const ledger::Snapshot &snapshot_;
    std::map<std::string, ScopePtr> scopes_;
};

} // namespace

core::Result<void> testPermissions(const Call &call, const ledger::Snapshot &snapshot,
                                   const v1::TestPermissionsRequest &request, v1::TestPermissionsResponse *response) {
    if (request.questions_size() > MaxQuestions)
        return core::Error(
            v1::TOO_LARGE, "at most 1,000 questions are answered at once",
            {{"limit", std::to_string(MaxQuestions)}, {"size", std::to_string(request.questions_size())}});
    Answers answers(call, snapshot);
    for (const auto &question : request.questions())
        response->add_allowed(answers.isAllowed(question));
    return {};
}

} // namespace rpc
