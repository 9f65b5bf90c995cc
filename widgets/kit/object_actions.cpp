#include "widgets/deployments/object_actions.h"

#include <QAction>
#include <QWidget>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/sentences.h"

namespace deploymentspage {

QPushButton *makeButton(QAction *action) {
    auto *button = new kit::ActionButton(*action);
    auto verb = action->objectName().section(QLatin1Char('.'), 1);
    verb[0] = verb[0].toUpper();
    button->setObjectName(action->objectName().section(QLatin1Char('.'), 0, 0) + verb + QStringLiteral("Button"));
    return button;
}

ObjectActions::ObjectActions(const kit::Session &session, const QString &kind, const Words &words,
                             const ActionMaker &make, QWidget *host)
    : QObject(host), session_(session), kind_(kind), words_(words), maker_(make), host_(host) {
    create_ = this->make(QStringLiteral("create"), words.create);
    connect(create_, &QAction::triggered, this, [this] { open(blank()); });
    edit_ = this->make(QStringLiteral("edit"), tr("Edit"));
    connect(edit_, &QAction::triggered, this,
            [this] { fetch(current_, [this](const v1::Resource &found) { open(found); }); });
    clone_ = this->make(QStringLiteral("clone"), tr("Clone"));
    connect(clone_, &QAction::triggered, this, &ObjectActions::clone);
    remove_ = this->make(QStringLiteral("delete"), tr("Delete"));
    connect(remove_, &QAction::triggered, this, &ObjectActions::remove);
    connect(&session_.connection, &client::Connection::stateChanged, this, [this] { judge(); });
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, [this] { judge(); });
    connect(&session_.permissions, &client::Permissions::changed, this, [this] { judge(); });
}

void ObjectActions::choose(const QString &current, const QStringList &all) {
    current_ = current;
    chosen_ = all;
    judge();
}

void ObjectActions::judge() {
    const auto nothing = current_.isEmpty() ? words_.nothing : QString();
    judge(create_, kind_ + QStringLiteral(".create"), {});
    judge(edit_, kind_ + QStringLiteral(".update"), nothing);
    judge(clone_, kind_ + QStringLiteral(".create"), nothing);
    judge(remove_, kind_ + QStringLiteral(".delete"), nothing);
}

QAction *ObjectActions::make(const QString &verb, const QString &words, const QKeySequence &keys) {
    auto *action = maker_(kind_ + QLatin1Char('.') + verb, words, keys);
    all_ << action;
    return action;
}

void ObjectActions::judge(QAction *action, const QString &permission, const QString &obstacle) {
    const bool isNew = permission.endsWith(QLatin1String(".create"));
    auto reason = kit::Obstacle::toChange(session_);
    if (reason.isEmpty())
        reason = obstacle.isEmpty() ? kit::Obstacle::to(session_, permission.toStdString(),
                                                        isNew ? std::string() : current_.toStdString())
                                    : obstacle;
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
                            session_.notices.post({kit::Tone::Danger, kit::Sentences::of(answer.error()), {}, {}});
                    });
}

v1::Resource ObjectActions::blank() const {
    v1::Resource resource;
    resource.mutable_meta()->set_name(kind_.toStdString() + "/");
    resource.GetReflection()->MutableMessage(&resource, core::findKind(kind_.toStdString())->spec);
    return resource;
}

void ObjectActions::open(const v1::Resource &resource) {
    kit::ChangeDialog::edit(session_, resource, window())->open();
}

std::shared_ptr<const v1::Resource> ObjectActions::resource() const {
    return current_.isEmpty() ? nullptr : session_.cache.find(current_.toStdString());
}

QWidget *ObjectActions::window() const {
    return host_->window();
}

void ObjectActions::clone() {
    fetch(current_, [this](const v1::Resource &found) {
        auto copy = core::intentOf(found);
        copy.mutable_meta()->clear_etag();
        copy.mutable_meta()->set_name(found.meta().name() + "-copy");
        copy.mutable_meta()->clear_display_name();
        open(copy);
    });
}

// All that is chosen goes in one change with one reason.
void ObjectActions::remove() {
    kit::ChangeDialog::Proposal proposal;
    const auto names = chosen_.isEmpty() ? QStringList{current_} : chosen_;
    for (const auto &name : names) {
        const auto found = session_.cache.find(name.toStdString());
        if (!found)
            continue;
        auto &change = *proposal.changes.emplace_back().mutable_delete_();
        change.set_name(found->meta().name());
        change.set_etag(found->meta().etag());
        proposal.before.push_back(core::intentOf(*found));
    }
    if (proposal.changes.empty())
        return;
    proposal.title = names.size() == 1 ? tr("Delete %1").arg(names.first())
                                       : tr("Delete %n object(s)", nullptr, static_cast<int>(names.size()));
    proposal.consequence = words_.consequence;
    proposal.verb = tr("Delete");
    proposal.isDestructive = true;
    kit::ChangeDialog::propose(session_, std::move(proposal), window())->open();
}

} // namespace deploymentspage
