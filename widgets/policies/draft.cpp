#include "widgets/policies/draft.h"

#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/intent.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/three_way.h"

namespace policiespage {

namespace {

using google::protobuf::util::MessageDifferencer;

// What would stand once it is published is what stands.
bool isReached(v1::Resource edited, const v1::Resource &standing) {
    edited.mutable_meta()->set_etag(standing.meta().etag());
    return MessageDifferencer::Equals(edited, standing);
}

} // namespace

Draft::Draft(IsStanding isStanding, QObject *parent) : QObject(parent), isStanding_(std::move(isStanding)) {}

v1::Resource Draft::written(const v1::Resource &standing) {
    auto intent = core::intentOf(standing);
    for (auto &rule : *intent.mutable_policy_set()->mutable_rules())
        rule.clear_mode_time();
    intent.mutable_meta()->set_etag(standing.meta().etag());
    return intent;
}

void Draft::open(const v1::Resource &standing) {
    if (current_.edited.meta().name() == standing.meta().name())
        return standsAs(standing);
    keep();
    if (const auto begun = kept_.find(standing.meta().name()); begun != kept_.end())
        return enter(std::exchange(begun->second, {}));
    const auto base = written(standing);
    enter({base, base, {}});
}

void Draft::begin(v1::Resource fresh) {
    keep();
    fresh.mutable_meta()->clear_etag();
    Begun one;
    one.edited = std::move(fresh);
    enter(std::move(one));
}

void Draft::close() {
    keep();
    enter({});
}

void Draft::standsAs(const v1::Resource &standing) {
    if (current_.edited.meta().name() != standing.meta().name())
        return forgetReached(standing);
    auto now = written(standing);
    const bool isNow = isReached(current_.edited, now);
    if (isEdited() && !isNow)
        return;
    if (MessageDifferencer::Equals(current_.base, now))
        return;
    const bool isSame = isNow && current_.base.meta().etag() == standing.meta().etag();
    current_ = {now, now, current_.text};
    if (!isSame)
        Q_EMIT changed(Origin::Opened);
}

void Draft::forgetReached(const v1::Resource &standing) {
    const auto begun = kept_.find(standing.meta().name());
    if (begun == kept_.end() || begun->second.text || !isReached(begun->second.edited, written(standing)))
        return;
    kept_.erase(begun);
    Q_EMIT keptChanged();
}

void Draft::put(v1::Resource edited, Origin origin) {
    auto &meta = *edited.mutable_meta();
    meta.set_etag(current_.base.meta().etag());
    const bool isRefused = isNew() && isTaken(meta.name());
    if (isRefused)
        meta.set_name(current_.edited.meta().name());
    const bool wasRefused = std::exchange(isNameRefused_, isRefused);
    if (isRefused == wasRefused && MessageDifferencer::Equals(edited, current_.edited))
        return;
    current_.edited = std::move(edited);
    Q_EMIT changed(origin);
}

void Draft::recall(Begun begun) {
    const auto &name = begun.edited.meta().name();
    if (kept_.contains(name) || !differs(begun))
        return;
    if (name == current_.edited.meta().name()) {
        if (!isEdited() && !isNew())
            enter(std::move(begun));
        return;
    }
    kept_[name] = std::move(begun);
    Q_EMIT keptChanged();
}

std::vector<Draft::Begun> Draft::allBegun() const {
    std::vector<Begun> all;
    for (const auto &[name, begun] : kept_)
        all.push_back(begun);
    if (isEdited())
        all.push_back(current_);
    return all;
}

bool Draft::isTaken(const std::string &name) const {
    return name != current_.edited.meta().name() && (kept_.contains(name) || isStanding_(name));
}

void Draft::discard() {
    if (isNew())
        return enter({});
    isNameRefused_ = false;
    current_.edited = current_.base;
    current_.text.reset();
    Q_EMIT changed(Origin::Opened);
}

bool Draft::restore(Begun begun) {
    const auto &name = begun.edited.meta().name();
    const bool isThisOne = current_.edited.meta().name() == name;
    if (isThisOne ? isEdited() : kept_.contains(name))
        return false;
    if (!isThisOne)
        keep();
    enter(std::move(begun));
    return true;
}

void Draft::setUnfinished(const std::optional<QString> &text, const QString &fault, const QList<QuickFix> &fixes) {
    const bool isOther = std::exchange(current_.text, text) != text;
    fixes_ = fixes;
    if (std::exchange(fault_, fault) != fault || isOther)
        Q_EMIT unfinishedChanged();
}

void Draft::refuseRuleId(const QString &why) {
    if (std::exchange(ruleIdRefusal_, why) != why)
        Q_EMIT unfinishedChanged();
}

void Draft::rewrite(const QString &text) {
    current_.text = text;
    Q_EMIT changed(Origin::Fix);
}

const v1::PolicyRule *Draft::rule(const std::string &id) const {
    for (const auto &rule : current_.edited.policy_set().rules())
        if (rule.id() == id)
            return &rule;
    return nullptr;
}

const v1::Resource *Draft::kept(const std::string &name) const {
    const auto begun = kept_.find(name);
    return begun == kept_.end() ? nullptr : &begun->second.edited;
}

kit::ChangeDialog::Proposal Draft::proposal() const {
    kit::ChangeDialog::Proposal proposal;
    const auto shown = kit::harmless(name());
    proposal.title = isNew() ? tr("Publish the new policy set %1").arg(shown) : tr("Publish %1").arg(shown);
    proposal.consequence = tr("Its rules are in force as soon as it is applied, each as much as its mode says. What is "
                              "under way is not asked again.");
    proposal.verb = tr("Publish");
    auto &put = *proposal.changes.emplace_back().mutable_put();
    *put.mutable_resource() = core::intentOf(current_.edited);
    put.set_etag(current_.base.meta().etag());
    if (isNew()) {
        proposal.before.emplace_back();
        return proposal;
    }
    for (const auto &path : kit::changedPaths(current_.base, current_.edited))
        put.mutable_update_mask()->add_paths(path);
    proposal.before.push_back(core::intentOf(current_.base));
    return proposal;
}

bool Draft::differs(const Begun &one) {
    return one.text || !MessageDifferencer::Equals(one.base, one.edited);
}

void Draft::keep() {
    if (!isOpen())
        return;
    if (differs(current_))
        kept_[current_.edited.meta().name()] = current_;
}

void Draft::enter(Begun one) {
    kept_.erase(one.edited.meta().name());
    isNameRefused_ = false;
    current_ = std::move(one);
    Q_EMIT changed(Origin::Opened);
}

} // namespace policiespage
