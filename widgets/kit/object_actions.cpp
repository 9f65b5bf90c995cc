#include "widgets/kit/object_actions.h"

#include <QAction>
#include <QWidget>

#include <algorithm>
#include <utility>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/named_people.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/object_words.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page.h"
#include "widgets/kit/sentences.h"

namespace kit {

namespace {

constexpr const char *kindProperty = "kind";

} // namespace

ActionButton *makeButton(QAction *action) {
    auto *button = new ActionButton(*action);
    auto verb = action->objectName().section(QLatin1Char('.'), 1);
    verb[0] = verb[0].toUpper();
    button->setObjectName(action->objectName().section(QLatin1Char('.'), 0, 0) + verb + QStringLiteral("Button"));
    return button;
}

ObjectActions::ObjectActions(const Session &session, const QString &kind, const ActionMaker &make, QWidget *host,
                             Origin origin)
    : QObject(host), session_(session), kind_(kind), maker_(make), host_(host) {
    const bool isMade = origin == Origin::Made;
    if (isMade) {
        create_ = makeAlone(QStringLiteral("create"), ObjectWords::create(kind));
        connect(create_, &QAction::triggered, this, [this] { open(blank()); });
    }
    edit_ = this->make(QStringLiteral("edit"), ObjectWords::edit(kind), tr("Edit"));
    connect(edit_, &QAction::triggered, this,
            [this] { fetch(current_, [this](const v1::Resource &found) { open(found); }); });
    if (isMade) {
        clone_ = this->make(QStringLiteral("clone"), ObjectWords::clone(kind), tr("Clone"));
        connect(clone_, &QAction::triggered, this, &ObjectActions::openClone);
    }
    remove_ = this->make(QStringLiteral("delete"), ObjectWords::remove(kind), tr("Delete"));
    connect(remove_, &QAction::triggered, this, &ObjectActions::openRemoval);
    connect(&session_.connection, &client::Connection::stateChanged, this, [this] { judge(); });
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, [this] { judge(); });
    connect(&session_.permissions, &client::Permissions::changed, this, [this] { judge(); });
}

void ObjectActions::choose(const QString &current, const QStringList &all) {
    if (kept_) {
        kept_ = {current, all};
        return;
    }
    current_ = current;
    chosen_ = all;
    judge();
}

QList<QAction *> ObjectActions::lend(const QStringList &names) {
    const auto isOfKind = [this](const QString &name) { return name.startsWith(kind_ + QLatin1Char('/')); };
    if (names.isEmpty() || !std::all_of(names.begin(), names.end(), isOfKind))
        return {};
    const Kept kept = kept_.value_or(Kept{current_, chosen_});
    kept_.reset();
    choose(names.first(), names);
    kept_ = kept;
    return all_;
}

void ObjectActions::giveBack() {
    if (const auto kept = std::exchange(kept_, {}))
        choose(kept->current, kept->chosen);
}

void ObjectActions::judge() {
    if (create_)
        judge(create_, kind_ + QStringLiteral(".create"), {});
    judge(edit_, kind_ + QStringLiteral(".update"), notOne());
    if (clone_)
        judge(clone_, kind_ + QStringLiteral(".create"), notOne());
    const auto count = static_cast<int>(targets().size());
    remove_->setText(count > 1 ? ObjectWords::remove(count) : ObjectWords::remove(kind_));
    judge(remove_, kind_ + QStringLiteral(".delete"), nothing());
}

QString ObjectActions::kindOf(const QAction &action) {
    return action.property(kindProperty).toString();
}

QAction *ObjectActions::makeAlone(const QString &verb, const QString &words) {
    auto *action = maker_(kind_ + QLatin1Char('.') + verb, words, {});
    all_ << action;
    return action;
}

QAction *ObjectActions::make(const QString &verb, const QString &words, const QString &shortWords,
                             const QKeySequence &keys) {
    auto *action = makeAlone(verb, words);
    action->setShortcut(keys);
    action->setIconText(shortWords);
    action->setProperty(kindProperty, kind_);
    Page::setNeedsSelection(action);
    return action;
}

void ObjectActions::judge(QAction *action, const QString &permission, const QString &obstacle) {
    Obstacle::Words reason = Obstacle::toChange(session_);
    if (reason.isEmpty())
        reason = obstacle;
    const auto names = permission.endsWith(QLatin1String(".create")) ? QStringList{QString()} : targets();
    for (const auto &name : names)
        if (reason.isEmpty())
            reason = Obstacle::to(session_, permission.toStdString(), name.toStdString());
    Obstacle::setLink(action, reason.link());
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? QString(action->text()).remove(QLatin1Char('&')) : reason);
}

void ObjectActions::fetch(const QString &name, std::function<void(const v1::Resource &)> then) {
    v1::GetRequest request;
    request.set_name(name.toStdString());
    request.set_view(v1::FULL);
    client::deliver(session_.connection.resources().get(request), this,
                    [this, then = std::move(then)](const core::Result<v1::GetResponse> &answer) {
                        if (answer)
                            then(answer->resource());
                        else
                            session_.notices.post({Tone::Danger, Sentences::of(answer.error()), {}, {}});
                    });
}

v1::Resource ObjectActions::blank() const {
    v1::Resource resource;
    resource.mutable_meta()->set_name(kind_.toStdString() + "/");
    resource.GetReflection()->MutableMessage(&resource, core::findKind(kind_.toStdString())->spec);
    return resource;
}

v1::Resource ObjectActions::copyOf(const v1::Resource &resource) const {
    auto copy = core::intentOf(resource);
    copy.mutable_meta()->clear_etag();
    copy.mutable_meta()->clear_display_name();
    return copy;
}

void ObjectActions::open(const v1::Resource &resource) {
    ChangeDialog::edit(session_, resource, window())->open();
}

QStringList ObjectActions::targets() const {
    if (!chosen_.isEmpty() || current_.isEmpty())
        return chosen_;
    return {current_};
}

std::vector<v1::Resource> ObjectActions::targetResources() const {
    std::vector<v1::Resource> resources;
    for (const auto &name : targets())
        if (const auto found = session_.cache.find(name.toStdString()))
            resources.push_back(*found);
    return resources;
}

std::shared_ptr<const v1::Resource> ObjectActions::resource() const {
    return current_.isEmpty() ? nullptr : session_.cache.find(current_.toStdString());
}

QString ObjectActions::nothing() const {
    return targets().isEmpty() ? ObjectWords::nothing(kind_) : QString();
}

QString ObjectActions::notOne() const {
    if (targets().size() > 1)
        return tr("Several are selected, and this is done to one alone.");
    return current_.isEmpty() ? ObjectWords::nothing(kind_) : QString();
}

QWidget *ObjectActions::window() const {
    return host_->window();
}

void ObjectActions::openClone() {
    fetch(current_, [this](const v1::Resource &found) {
        auto copy = copyOf(found);
        copy.mutable_meta()->set_name(freeName(found.meta().name()));
        open(copy);
    });
}

std::string ObjectActions::freeName(const std::string &name) const {
    const auto base = name + "-copy";
    auto free = base;
    for (int number = 2; session_.cache.contains(free); ++number)
        free = base + '-' + std::to_string(number);
    return free;
}

// All that is chosen goes in one change with one reason.
void ObjectActions::openRemoval() {
    ChangeDialog::Proposal proposal;
    const auto resources = targetResources();
    for (const auto &resource : resources) {
        auto &change = *proposal.changes.emplace_back().mutable_delete_();
        change.set_name(resource.meta().name());
        change.set_etag(resource.meta().etag());
        proposal.before.push_back(core::intentOf(resource));
    }
    if (proposal.changes.empty())
        return;
    const auto count = static_cast<int>(proposal.changes.size());
    const auto find = [this](const std::string &name) { return session_.cache.find(name); };
    proposal.title =
        count == 1 ? tr("Delete %1").arg(namedObject(resources.front(), find)) : ObjectWords::remove(count);
    proposal.consequence = ObjectWords::consequence(kind_);
    proposal.verb = tr("Delete");
    proposal.isDestructive = true;
    ChangeDialog::propose(session_, std::move(proposal), window())->open();
}

} // namespace kit
