#include "widgets/policies/rule_form.h"

#include <QVBoxLayout>

#include "widgets/kit/theme.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/message_form.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/predicate_list.h"

namespace policiespage {

namespace {

QStringList names(const char *text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

MessageForm *formOf(const kit::Session &session, const char *fields) {
    return new MessageForm(session, v1::PolicyRule::descriptor(), names(fields), true);
}

} // namespace

RuleForm::RuleForm(const kit::Session &session, Draft &draft, const Vocabulary &vocabulary, QWidget *parent)
    : QScrollArea(parent),
      draft_(draft),
      head_(formOf(session, "id description stage effect")),
      foot_(formOf(session, "mode enforced_basis_points start_time end_time")),
      obligations_(formOf(session, "obligations")),
      when_(new PredicateList(session.theme, vocabulary, QStringLiteral("when"), tr("It matches when"))),
      unless_(new PredicateList(session.theme, vocabulary, QStringLiteral("unless"), tr("Unless"))) {
    setObjectName(QStringLiteral("ruleForm"));
    setAccessibleName(tr("Rule"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    const auto &theme = session.theme;
    const int margin = theme.px(kit::Size::SpaceLarge);
    column->setContentsMargins(margin, theme.px(kit::Size::SpaceMedium), margin, theme.px(kit::Size::SpaceMedium));
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    for (QWidget *part : std::initializer_list<QWidget *>{head_, when_, unless_, obligations_, foot_})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    for (auto *form : {head_, foot_, obligations_})
        connect(form, &MessageForm::edited, this, [this, form] { take(form); });
    for (auto *list : {when_, unless_})
        connect(list, &PredicateList::edited, this, &RuleForm::takePredicates);
    connect(&draft, &Draft::changed, this, [this](Draft::Origin origin) {
        if (origin != Draft::Origin::Form)
            fill();
    });
}

void RuleForm::show(const std::string &rule) {
    if (rule == rule_)
        return;
    rule_ = rule;
    for (auto *form : {head_, foot_, obligations_})
        form->clearMistakes();
    fill();
}

void RuleForm::fill() {
    // The field of the id shows what the draft holds.
    acceptId();
    const auto *rule = draft_.rule(rule_);
    if (!rule)
        return;
    for (auto *form : {head_, foot_, obligations_})
        form->show(*rule);
    when_->show(rule->when());
    unless_->show(rule->unless());
    showEffect(*rule);
}

// What does not belong to the stage, the effect and the mode is not asked for.
void RuleForm::showEffect(const v1::PolicyRule &rule) {
    for (auto *list : {when_, unless_})
        list->setStage(rule.stage());
    obligations_->setVisible(rule.effect() == v1::OBLIGE || rule.has_obligations());
    foot_->setFieldVisible(QStringLiteral("enforced_basis_points"),
                           rule.mode() == v1::ENFORCE || rule.has_enforced_basis_points());
}

v1::PolicyRule *RuleForm::ruleIn(v1::Resource *set) const {
    for (auto &rule : *set->mutable_policy_set()->mutable_rules())
        if (rule.id() == rule_)
            return &rule;
    return nullptr;
}

void RuleForm::take(MessageForm *form) {
    auto set = draft_.edited();
    auto *rule = ruleIn(&set);
    if (!rule || !form->store(rule))
        return;
    const bool isRenamed = rule->id() != rule_;
    if (isRenamed && refusesId(rule->id()))
        return;
    if (form->isLast(QStringLiteral("id")))
        acceptId();
    rule_ = rule->id();
    showEffect(*rule);
    // Before the list of rules knows: it looks for the one that is shown.
    if (isRenamed)
        Q_EMIT renamed(QString::fromStdString(rule_));
    draft_.put(std::move(set), Draft::Origin::Form);
}

// One without an id is no rule that could be shown, and one with another's is another: until it has one of its own it
// keeps what it had.
bool RuleForm::refusesId(const std::string &id) {
    if (!id.empty() && !draft_.rule(id))
        return false;
    draft_.refuseRuleId(id.empty() ? tr("A rule needs an id.") : tr("Another rule has this id already."));
    showMistakes();
    return true;
}

void RuleForm::acceptId() {
    if (draft_.ruleIdRefusal().isEmpty())
        return;
    draft_.refuseRuleId({});
    showMistakes();
}

void RuleForm::takePredicates() {
    auto set = draft_.edited();
    auto *rule = ruleIn(&set);
    if (!rule)
        return;
    *rule->mutable_when() = when_->predicates();
    *rule->mutable_unless() = unless_->predicates();
    draft_.put(std::move(set), Draft::Origin::Form);
}

void RuleForm::showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations) {
    violations_ = violations;
    showMistakes();
}

void RuleForm::showMistakes() {
    for (auto *form : {head_, foot_, obligations_})
        form->clearMistakes();
    for (auto *list : {when_, unless_})
        list->clearMistakes();
    const auto prefix = QStringLiteral("spec.rules[%1].").arg(QString::fromStdString(rule_));
    for (const auto &violation : violations_) {
        const auto path = QString::fromStdString(violation.field());
        if (!path.startsWith(prefix))
            continue;
        const auto rest = path.mid(prefix.size());
        const auto sentence = PolicyWords::mistake(violation);
        if (rest.startsWith(QLatin1String("when")))
            when_->showMistake(rest.mid(4), sentence);
        else if (rest.startsWith(QLatin1String("unless")))
            unless_->showMistake(rest.mid(6), sentence);
        else if (!head_->showMistake(rest, sentence) && !obligations_->showMistake(rest, sentence))
            foot_->showMistake(rest, sentence);
    }
    if (!draft_.ruleIdRefusal().isEmpty())
        head_->showMistake(QStringLiteral("id"), draft_.ruleIdRefusal());
}

void RuleForm::takeKeyboard(const QString &path) {
    const auto rest = path.section(QStringLiteral("]."), 1);
    if (rest.startsWith(QLatin1String("when")))
        return when_->takeKeyboard(rest.mid(4));
    if (rest.startsWith(QLatin1String("unless")))
        return unless_->takeKeyboard(rest.mid(6));
    for (auto *form : {head_, obligations_, foot_})
        if (form->takeKeyboard(rest))
            return;
    head_->takeKeyboard();
}

} // namespace policiespage
