#include "widgets/policies/why_question.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>

#include "backend/client/resource_cache.h"
#include "backend/core/kinds.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"
#include "widgets/policies/values_line.h"

namespace policiespage {

namespace {

QStringList namesOf(const client::ResourceCache &cache, std::initializer_list<const char *> kinds) {
    QStringList names;
    for (const auto *kind : kinds)
        for (const auto &name : cache.names(kind))
            names << QString::fromStdString(name);
    return names;
}

} // namespace

WhyQuestion::WhyQuestion(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      stage_(new QComboBox),
      principal_(new ValuesLine),
      permission_(new ValuesLine),
      resource_(new ValuesLine),
      target_(new ValuesLine) {
    build();
    offer();
    connect(&session.cache, &client::ResourceCache::changed, this, &WhyQuestion::offer);
}

void WhyQuestion::build() {
    const auto &theme = session_.theme;
    stage_->setObjectName(QStringLiteral("whyStage"));
    for (const auto stage : {v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE})
        stage_->addItem(kit::Sentences::word(stage), stage);
    const std::pair<ValuesLine *, QString> lines[] = {
        {principal_, tr("Who")}, {permission_, tr("Does what")}, {resource_, tr("With what")}, {target_, tr("Where")}};
    const char *const names[] = {"whyPrincipal", "whyPermission", "whyResource", "whyTarget"};
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.px(kit::Size::SpaceSmall));
    grid->setVerticalSpacing(theme.px(kit::Size::SpaceTiny));
    int at = 0;
    for (const auto &[line, words] : lines) {
        line->setSingle(true);
        line->setObjectName(QLatin1String(names[at]));
        line->setAccessibleName(words);
        line->setPlaceholderText(words);
        connect(line, &QLineEdit::returnPressed, this, [this] { Q_EMIT asked(written()); });
        grid->addWidget(line, at / 2, at % 2);
        ++at;
    }
    permission_->setPlaceholderText(tr("Does what, for example %1").arg(QStringLiteral("deployments.update")));
    auto *ask = new QPushButton(tr("Ask"));
    ask->setObjectName(QStringLiteral("whyAsk"));
    stage_->setAccessibleName(tr("Stage"));
    grid->addWidget(stage_, 0, 2);
    grid->addWidget(ask, 1, 2);
    connect(ask, &QPushButton::clicked, this, [this] { Q_EMIT asked(written()); });
}

void WhyQuestion::offer() {
    QList<ValuesLine::Named> people;
    for (const auto &name : session_.cache.names("principals")) {
        const auto words = kit::personOf(session_, name);
        const auto id = QString::fromStdString(name);
        people.append({words == kit::harmless(id) ? QString() : words, id});
    }
    principal_->setOffered(people);
    resource_->setOffered(namesOf(session_.cache, {"deployments", "routes", "models", "policySets", "roleBindings",
                                                   "principals", "providers", "teams"}));
    target_->setOffered(namesOf(session_.cache, {"clusters", "providers"}));
    QStringList permissions;
    for (const auto &kind : core::allKinds())
        for (const auto *verb : {"create", "update", "delete"})
            permissions << QString::fromStdString(kind.plural) + QLatin1Char('.') + QLatin1String(verb);
    permission_->setOffered(permissions);
}

void WhyQuestion::show(const v1::PolicyQuestion &question) {
    stage_->setCurrentIndex(stage_->findData(question.stage()));
    principal_->setText(QString::fromStdString(question.principal()));
    permission_->setText(QString::fromStdString(question.permission()));
    resource_->setText(QString::fromStdString(question.resource()));
    target_->setText(QString::fromStdString(question.target()));
}

v1::PolicyQuestion WhyQuestion::written() const {
    v1::PolicyQuestion question;
    question.set_stage(static_cast<v1::PolicyStage>(stage_->currentData().toInt()));
    question.set_principal(principal_->text().trimmed().toStdString());
    question.set_permission(permission_->text().trimmed().toStdString());
    question.set_resource(resource_->text().trimmed().toStdString());
    question.set_target(target_->text().trimmed().toStdString());
    return question;
}

} // namespace policiespage
