#include "backend/client/permissions.h"

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"

#include <chrono>

namespace client {

namespace {

// What one call takes.
constexpr std::size_t LargestBatch = 1000;
// Beyond this everything is forgotten and asked anew as it is needed.
constexpr std::size_t LargestMemory = 10000;

} // namespace

Permissions::Permissions(Connection &connection, const ResourceCache &cache, QObject *parent)
    : QObject(parent), connection_(connection) {
    asking_.setSingleShot(true);
    asking_.setInterval(0);
    connect(&asking_, &QTimer::timeout, this, &Permissions::ask);
    minute_.setInterval(std::chrono::minutes(1));
    connect(&minute_, &QTimer::timeout, this, &Permissions::askAgain);
    minute_.start();
    connect(&connection_, &Connection::stateChanged, this, &Permissions::askAgain);
    connect(&cache, &ResourceCache::changed, this, [this](const ResourceChanges &changes) {
        if (changes.of("roleBindings") || changes.of("principals") || changes.of("teams"))
            askAgain();
    });
}

Permissions::~Permissions() {
    pending_.cancel();
}

std::optional<bool> Permissions::isAllowed(const std::string &permission, const std::string &name) const {
    const Question question(permission, name);
    const auto [answer, isNew] = answers_.try_emplace(question);
    if (isNew) {
        wanted_.insert(question);
        asking_.start();
    }
    return answer->second;
}

void Permissions::askAgain() {
    if (answers_.size() > LargestMemory)
        answers_.clear();
    wanted_.clear();
    for (const auto &[question, answer] : answers_)
        wanted_.insert(question);
    if (!wanted_.empty())
        asking_.start();
}

void Permissions::ask() {
    if (wanted_.empty() || pending_.isOpen() || !connection_.isOnline())
        return;
    v1::TestPermissionsRequest request;
    std::vector<Question> questions;
    while (!wanted_.empty() && questions.size() < LargestBatch)
        questions.push_back(std::move(wanted_.extract(wanted_.begin()).value()));
    for (const auto &[permission, name] : questions) {
        auto *question = request.add_questions();
        question->set_permission(permission);
        question->set_name(name);
    }
    pending_ = connection_.resources().testPermissions(request);
    deliver(pending_, this, [this, questions](const core::Result<v1::TestPermissionsResponse> &response) {
        learn(questions, response);
    });
}

void Permissions::learn(const std::vector<Question> &questions,
                        const core::Result<v1::TestPermissionsResponse> &response) {
    // What failed is asked again at the next connect or minute.
    if (!response || response->allowed_size() != static_cast<int>(questions.size()))
        return;
    bool isChanged = false;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto &answer = answers_[questions[i]];
        isChanged |=
            std::exchange(answer, response->allowed(static_cast<int>(i))) != response->allowed(static_cast<int>(i));
    }
    if (!wanted_.empty())
        asking_.start();
    if (isChanged)
        Q_EMIT changed();
}

} // namespace client
