#include "widgets/policies/policy_actions.h"

#include <utility>

#include <QAction>
#include <QMenu>
#include <QPointer>

#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"
#include "widgets/policies/asked_sets.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/draft_check.h"
#include "widgets/policies/permitted_place.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/publish_gates.h"
#include "widgets/policies/templates.h"

namespace policiespage {

namespace {

std::string freeRuleId(const v1::PolicySetSpec &set) {
    const auto isTaken = [&set](const std::string &id) {
        return std::any_of(set.rules().begin(), set.rules().end(), [&id](const auto &rule) { return rule.id() == id; });
    };
    for (int number = 1;; ++number) {
        auto id = "rule-" + std::to_string(number);
        if (!isTaken(id))
            return id;
    }
}

// Where something stands in the way of taking it back, that is offered again.
void offerUndo(const kit::Session &session, const QPointer<Draft> &draft, kit::Notice notice,
               const Draft::Begun &begun) {
    notice.actionText = PolicyActions::tr("Undo");
    notice.action = [session, draft, notice, begun] {
        if (!draft || draft->restore(begun))
            return;
        auto refusal = notice;
        refusal.text = PolicyActions::tr("Something else was written of %1 since. Publish or discard that first, then "
                                         "take the discard back.")
                           .arg(kit::harmless(QString::fromStdString(begun.edited.meta().name())));
        offerUndo(session, draft, refusal, begun);
    };
    session.notices.post(notice);
}

} // namespace

PolicyActions::PolicyActions(const kit::Session &session, const Grounds &grounds, const kit::ActionMaker &make,
                             QWidget *host)
    : ObjectActions(session, QStringLiteral("policySets"), make, host),
      draft_(grounds.draft),
      check_(grounds.check),
      asked_(grounds.asked) {
    publish_ = make(QStringLiteral("policies.publish"), tr("Publish the policy set"), QKeySequence::Save);
    publish_->setIconText(tr("Publish"));
    connect(publish_, &QAction::triggered, this, &PolicyActions::propose);
    discard_ = make(QStringLiteral("policies.discard"), tr("Discard what is written"), {});
    discard_->setIconText(tr("Discard"));
    connect(discard_, &QAction::triggered, this, &PolicyActions::discardDraft);
    showRequest_ = make(QStringLiteral("policies.showRequest"), tr("Show the change request that asks for it"), {});
    showRequest_->setIconText(tr("Show the change request"));
    connect(showRequest_, &QAction::triggered, this, [this] { Q_EMIT requestRequested(request_); });
    addRule_ = make(QStringLiteral("policies.addRule"), tr("Add a rule"), QKeySequence(Qt::CTRL | Qt::Key_Insert));
    addRule_->setIconText(tr("Add a rule"));
    connect(addRule_, &QAction::triggered, this, &PolicyActions::add);
    removeRule_ = make(QStringLiteral("policies.removeRule"), tr("Remove the rule"), {});
    removeRule_->setIconText(tr("Remove the rule"));
    connect(removeRule_, &QAction::triggered, this, &PolicyActions::removeChosen);
    fromTemplate_ = make(QStringLiteral("policies.fromTemplate"), tr("New policy set from a template"), {});
    fromTemplate_->setIconText(tr("New"));
    connect(fromTemplate_, &QAction::triggered, this, &PolicyActions::templatesRequested);
    for (auto *action : {fromTemplate_, publish_, discard_, showRequest_, addRule_, removeRule_})
        include(action);
    connect(&draft_, &Draft::changed, this, [this] { judge(); });
    connect(&draft_, &Draft::unfinishedChanged, this, [this] { judge(); });
    connect(&check_, &DraftCheck::changed, this, [this] { judge(); });
    connect(&asked_, &AskedSets::changed, this, [this] { judge(); });
    // In each of them a set may be made.
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("teams"))
            judge();
    });
    judge();
}

void PolicyActions::judge() {
    ObjectActions::judge();
    // Made after the first judgement.
    if (!fromTemplate_)
        return;
    showNotice();
    // Somebody may make sets in a team alone.
    const auto toMake = obstacleAnywhere(session(), "policySets.create");
    kit::Obstacle::tell(fromTemplate_, toMake);
    kit::Obstacle::tell(create(), toMake);
    const auto notOneSet = notOne();
    kit::Obstacle::tell(clone(), notOneSet.isEmpty() ? toMake : notOneSet);
    kit::Obstacle::tell(publish_, obstacle());
    const bool isBroken = !draft_.fault().isEmpty();
    kit::Obstacle::tell(discard_, draft_.isEdited() ? QString() : tr("Nothing was written."));
    const auto broken = isBroken ? tr("Mend the JSON text first, or discard it.") : QString();
    kit::Obstacle::tell(addRule_, draft_.isOpen() ? broken : tr("Select a policy set first."));
    kit::Obstacle::tell(removeRule_, rule_.isEmpty() ? tr("Select a rule first.") : broken);
}

// What stands above the editor: who asked for exactly this already, or that the reader may try but not publish.
void PolicyActions::showNotice() {
    const auto request = draft_.isEdited() || draft_.isNew() ? asked_.requestFor(draft_.edited()) : nullptr;
    request_ = request ? QString::fromStdString(request->meta().name()) : QString();
    QString words;
    if (request)
        words = tr("%1 asked for exactly this: %2. The change request is not decided or applied yet.",
                   "a person, an instant")
                    .arg(kit::personOf(session(), request->change_request().principal()),
                         session().times.instant(request->meta().create_time()));
    else if (draft_.isOpen() && session().permissions.isAllowed(permission(), nameToAsk()) == false)
        words = tr("You may look and try here, and what you write is checked. To publish it needs the permission %1.")
                    .arg(QString::fromStdString(permission()));
    showRequest_->setVisible(request != nullptr);
    kit::Obstacle::tell(showRequest_, request ? QString() : tr("No change request asks for what is written."));
    if (std::exchange(notice_, words) != words)
        Q_EMIT noticeChanged(words);
}

std::string PolicyActions::permission() const {
    return draft_.isNew() ? "policySets.create" : "policySets.update";
}

std::string PolicyActions::nameToAsk() const {
    return draft_.isNew() ? draft_.edited().meta().team() : draft_.name().toStdString();
}

QString PolicyActions::obstacle() const {
    if (!draft_.isOpen())
        return tr("Select a policy set first.");
    if (draft_.isNameRefused())
        return tr("Another policy set has this name already.");
    if (!draft_.ruleIdRefusal().isEmpty())
        return draft_.ruleIdRefusal();
    if (!draft_.fault().isEmpty())
        return tr("The JSON text is no policy set yet: %1", "a sentence").arg(draft_.fault());
    if (!draft_.isEdited())
        return tr("Nothing was written.");
    if (!request_.isEmpty())
        return notice_;
    const auto refusal = kit::Obstacle::to(session(), permission(), nameToAsk());
    if (!refusal.isEmpty())
        return refusal;
    return check_.isChecked() && !check_.isFine() ? tr("There are mistakes in it; they are named below the editor.")
                                                  : QString();
}

void PolicyActions::chooseRule(const QString &rule) {
    rule_ = rule;
    judge();
}

QMenu *PolicyActions::makeTemplates(QWidget *parent) {
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("policyTemplates"));
    menu->setToolTipsVisible(true);
    for (const auto &pattern : Templates::all()) {
        const auto id = QString::fromStdString(pattern.meta().name()).section(QLatin1Char('/'), 1);
        const auto name = kit::harmless(QString::fromStdString(pattern.meta().display_name()));
        auto *action = menu->addAction(PolicyWords::pattern(id, name), this, [this, pattern] { begin(pattern); });
        action->setObjectName(QString::fromStdString(pattern.meta().name()));
        action->setToolTip(kit::harmless(QString::fromStdString(pattern.policy_set().description())));
    }
    menu->addSeparator();
    menu->addAction(tr("Empty policy set"), this, [this] { begin(Templates::blank()); });
    return menu;
}

v1::Resource PolicyActions::blank() const {
    return Templates::blank();
}

void PolicyActions::open(const v1::Resource &resource) {
    if (resource.meta().etag().empty())
        return begin(resource);
    Q_EMIT editRequested(QString::fromStdString(resource.meta().name()));
}

void PolicyActions::begin(const v1::Resource &pattern) {
    auto fresh = Templates::under(pattern, [this](const std::string &name) {
        return session().cache.contains(name) || draft_.kept(name) != nullptr || draft_.edited().meta().name() == name;
    });
    // Where its author may publish it.
    if (fresh.meta().team().empty())
        fresh.mutable_meta()->set_team(permittedPlace(session(), "policySets.create").value_or(std::string()));
    draft_.begin(std::move(fresh));
}

void PolicyActions::propose() {
    auto *dialog = kit::ChangeDialog::propose(session(), draft_.proposal(), window());
    PublishGates::guard(session(), draft_, check_, dialog);
    dialog->open();
}

void PolicyActions::discardDraft() {
    const auto begun = draft_.begun();
    const bool isLost = draft_.isEdited();
    draft_.discard();
    if (!isLost)
        return;
    kit::Notice notice;
    notice.tone = kit::Tone::Info;
    notice.text = tr("What was written of %1 is discarded.")
                      .arg(kit::harmless(QString::fromStdString(begun.edited.meta().name())));
    offerUndo(session(), &draft_, notice, begun);
}

void PolicyActions::add() {
    auto set = draft_.edited();
    auto &rule = *set.mutable_policy_set()->add_rules();
    rule.set_id(freeRuleId(set.policy_set()));
    rule.set_stage(v1::ADMINISTRATION_STAGE);
    rule.set_effect(v1::FORBID);
    rule.set_mode(v1::SHADOW);
    const auto id = QString::fromStdString(rule.id());
    draft_.put(std::move(set), Draft::Origin::Fix);
    Q_EMIT ruleAdded(id);
}

void PolicyActions::removeChosen() {
    auto set = draft_.edited();
    auto &rules = *set.mutable_policy_set()->mutable_rules();
    for (int i = 0; i < rules.size(); ++i)
        if (rules.Get(i).id() == rule_.toStdString()) {
            rules.DeleteSubrange(i, 1);
            break;
        }
    draft_.put(std::move(set), Draft::Origin::Fix);
}

} // namespace policiespage
