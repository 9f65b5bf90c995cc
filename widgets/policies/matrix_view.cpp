#include "widgets/policies/matrix_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/policies/held_roles.h"
#include "widgets/policies/policy_sets.h"
#include "widgets/policies/policy_words.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

constexpr int MostNamed = 3;

QString shown(const std::string &name) {
    return kit::harmless(QString::fromStdString(name));
}

// Whose intents can turn an answer.
std::vector<std::string> watchedKinds() {
    return {"policySets", "teams", "models", "principals", "clusters", "breakGlasses", "roleBindings"};
}

} // namespace

MatrixView::MatrixView(const kit::Session &session, const PolicySets &sets, QWidget *parent)
    : QWidget(parent),
      session_(session),
      sets_(sets),
      intents_(session.cache, watchedKinds()),
      held_(new HeldRoles(session, this)),
      matrix_(new DecisionMatrix(session, this)),
      shape_(new QComboBox),
      subject_(new QComboBox),
      summary_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      grid_(new kit::GridView(session.theme)),
      facts_(new kit::FactList(session.theme)),
      why_(new QPushButton(tr("Why?"))),
      panel_(new kit::StatePanel(session.theme, grid_)) {
    setObjectName(QStringLiteral("policyMatrix"));
    build();
    offer();
    follow();
}

void MatrixView::follow() {
    connect(shape_, &QComboBox::activated, this, [this] {
        offer();
        ask();
    });
    connect(subject_, &QComboBox::activated, this, &MatrixView::ask);
    connect(matrix_, &DecisionMatrix::answered, this, &MatrixView::showState);
    connect(matrix_, &DecisionMatrix::answered, this, &MatrixView::settled);
    connect(panel_, &kit::StatePanel::retryRequested, this, &MatrixView::ask);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatrixView::showCell);
    connect(why_, &QPushButton::clicked, this,
            [this] { Q_EMIT whyRequested(matrix_->questionAt(grid_->currentIndex())); });
    connect(grid_, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (matrix_->decisionAt(index))
            Q_EMIT whyRequested(matrix_->questionAt(index));
    });
    connect(held_, &HeldRoles::changed, this, &MatrixView::compare);
    connect(&sets_, &PolicySets::changed, this, [this] { summary_->setText(summary()); });
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        isOld_ = isOld_ || intents_.areOthers(changes);
        if (isOld_ && isVisible())
            ask();
    });
}

void MatrixView::build() {
    const auto &theme = session_.theme;
    shape_->setObjectName(QStringLiteral("matrixShape"));
    shape_->setAccessibleName(tr("What is compared"));
    shape_->addItem(tr("Models by teams"), TeamsByModels);
    shape_->addItem(tr("Roles by verbs"), RolesByVerbs);
    shape_->addItem(tr("One principal"), OnePrincipal);
    subject_->setObjectName(QStringLiteral("matrixSubject"));
    subject_->setAccessibleName(tr("Of what"));
    summary_->setObjectName(QStringLiteral("matrixSummary"));
    summary_->setColor(kit::Color::Text2);
    summary_->setWordWrap(true);
    grid_->setObjectName(QStringLiteral("policyMatrixGrid"));
    grid_->setAccessibleName(tr("Who may what"));
    grid_->setSelectionBehavior(QAbstractItemView::SelectItems);
    grid_->setModel(matrix_);
    facts_->setObjectName(QStringLiteral("matrixFacts"));
    facts_->setAccessibleName(tr("The chosen cell"));
    why_->setObjectName(QStringLiteral("matrixWhy"));
    why_->setEnabled(false);
    const int margin = theme.px(kit::Size::SpaceLarge);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.px(kit::Size::SpaceSmall));
    line->addWidget(shape_);
    line->addWidget(subject_);
    line->addStretch(1);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, theme.px(kit::Size::SpaceMedium), margin, theme.px(kit::Size::SpaceSmall));
    head->setSpacing(theme.px(kit::Size::SpaceSmall));
    head->addLayout(line);
    head->addWidget(summary_);
    legend_ = buildLegend();
    head->addWidget(legend_);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(margin, theme.px(kit::Size::SpaceSmall), margin, theme.px(kit::Size::SpaceMedium));
    foot->addWidget(facts_, 1);
    foot->addWidget(why_, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(panel_, 1);
    column->addLayout(foot);
}

// Of the sign that stands beside some verdicts.
QWidget *MatrixView::buildLegend() {
    const auto &theme = session_.theme;
    auto *legend = new QWidget;
    legend->setObjectName(QStringLiteral("matrixLegend"));
    auto *sign = new QLabel;
    const auto showSign = [sign, &theme] {
        const int side = theme.px(kit::Size::Icon);
        sign->setPixmap(kit::icon(theme, kit::Icon::Warning).pixmap(side, side));
    };
    showSign();
    connect(&theme, &kit::Theme::changed, sign, showSign);
    auto *words =
        new kit::RoleLabel(theme, kit::TextRole::Caption,
                           tr("So marked is what would be decided otherwise if the shadow were enforced or without an "
                              "emergency."));
    words->setWordWrap(true);
    words->setColor(kit::Color::Text2);
    auto *line = new QHBoxLayout(legend);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme.px(kit::Size::SpaceTiny));
    line->addWidget(sign);
    line->addWidget(words, 1);
    return legend;
}

void MatrixView::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (isOld_)
        ask();
}

QStringList MatrixView::namesOf(const char *kind) const {
    QStringList names;
    for (const auto &name : session_.cache.names(kind))
        names << QString::fromStdString(name);
    return names;
}

// What the chosen shape leaves open.
void MatrixView::offer() {
    const auto chosen = subject_->currentData();
    subject_->clear();
    switch (shape()) {
    case TeamsByModels:
        subject_->addItem(tr("wherever it runs"), QString());
        for (const auto &name : namesOf("clusters") + namesOf("providers"))
            subject_->addItem(kit::harmless(name), name);
        break;
    case RolesByVerbs:
        for (const auto &kind : kinds())
            subject_->addItem(QString::fromStdString(kind), QString::fromStdString(kind));
        // Nobody puts one, but rules are asked about what is done with them.
        subject_->addItem(QStringLiteral("invitations"), QStringLiteral("invitations"));
        subject_->setCurrentIndex(subject_->findData(QStringLiteral("deployments")));
        break;
    case OnePrincipal:
        for (const auto &name : namesOf("principals")) {
            const auto person = session_.cache.find(name.toStdString());
            const auto &full = person ? person->principal_status().full_name() : std::string();
            subject_->addItem(full.empty() ? kit::harmless(name) : shown(full), name);
        }
        break;
    }
    if (const int before = subject_->findData(chosen); before >= 0)
        subject_->setCurrentIndex(before);
}

void MatrixView::ask() {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return;
    isOld_ = false;
    intents_.remember();
    if (subject_->count() == 0)
        offer();
    if (shape() == OnePrincipal)
        held_->askOf(subject());
    else if (shape() == RolesByVerbs)
        held_->ask();
    compare();
}

void MatrixView::compare() {
    switch (shape()) {
    case TeamsByModels:
        matrix_->setShape(teamsByModels());
        break;
    case RolesByVerbs:
        matrix_->setShape(rolesByVerbs());
        break;
    case OnePrincipal:
        matrix_->setShape(onePrincipal());
        break;
    }
    showState();
}

MatrixView::Shape MatrixView::shape() const {
    return static_cast<Shape>(shape_->currentData().toInt());
}

std::string MatrixView::subject() const {
    return subject_->currentData().toString().toStdString();
}

void MatrixView::showState() {
    if (matrix_->error())
        panel_->showFailed({tr("The policies could not be asked"), kit::Sentences::of(*matrix_->error())});
    else if (matrix_->rowCount() == 0 || matrix_->columnCount() < 2)
        panel_->showEmpty({tr("There is nothing to compare"), tr("There are no models or no teams yet.")});
    else
        panel_->showFilled();
    summary_->setText(summary());
    bool isMarked = false;
    for (int row = 0; row < matrix_->rowCount(); ++row)
        for (int column = 1; column < matrix_->columnCount(); ++column)
            isMarked |= matrix_->isOtherwiseInShadow(matrix_->index(row, column));
    legend_->setVisible(isMarked);
    showCell();
}

QString MatrixView::summary() const {
    const auto open = openRules(sets_, told());
    if (open.empty())
        return counted();
    QStringList names;
    for (const auto &rule : open)
        names << PolicyWords::rule(rule);
    const auto some = names.mid(0, MostNamed).join(QStringLiteral(", "));
    const auto left = static_cast<int>(names.size()) - MostNamed;
    const auto listed = left > 0 ? tr("%1 and %n more", "rules", left).arg(some) : some;
    return tr("%1 Some rules ask about what is not known here, such as labels, and count as if they did not match: %2",
              "sentences, rules")
        .arg(counted(), listed);
}

QString MatrixView::counted() const {
    const QLocale locale;
    const auto denied = locale.toString(matrix_->deniedCount());
    const auto obliged = locale.toString(matrix_->obligedCount());
    const auto unheld = locale.toString(matrix_->unheldCount());
    if (shape() == RolesByVerbs && held_->isAnyKnown())
        return tr("By roles and policies together %1 are not in the role, %2 denied by policies and %3 allowed under "
                  "obligations.")
            .arg(unheld, denied, obliged);
    if (shape() == OnePrincipal && held_->isKnownOf(subject()))
        return tr("By roles and policies together %1 are allowed by no role, %2 denied by policies and %3 allowed "
                  "under "
                  "obligations.")
            .arg(unheld, denied, obliged);
    return tr("By policies alone %1 are denied and %2 allowed under obligations. Whoever does it needs the role for it "
              "too.")
        .arg(denied, obliged);
}

void MatrixView::showCell() {
    const auto *decision = matrix_->decisionAt(grid_->currentIndex());
    kit::Obstacle::tellButton(why_, decision ? QString() : tr("Select a cell first."));
    if (!decision)
        return facts_->setFacts({});
    QStringList asking;
    for (const auto &obliging : decision->verdict().obliging())
        asking << PolicyWords::rule(obliging);
    QStringList teams;
    if (shape() == OnePrincipal && held_->isKnownOf(subject()))
        for (const auto &team : held_->teams(matrix_->questionAt(grid_->currentIndex()).permission()))
            teams << shown(team);
    facts_->setFacts({{tr("Role"), matrix_->isUnheld(grid_->currentIndex()) ? tr("does not allow it") : QString(),
                       kit::Absence::NotApplicable},
                      {tr("In these teams alone"), teams.join(QStringLiteral(", ")), kit::Absence::NotApplicable},
                      {tr("Verdict"), PolicyWords::verdict(decision->verdict())},
                      {tr("Decided by"), PolicyWords::rule(decision->verdict().rule())},
                      {tr("Asked by"), asking.join(QStringLiteral(", ")), kit::Absence::NotApplicable},
                      {tr("Otherwise"), PolicyWords::beside(*decision), kit::Absence::NotApplicable}});
}

} // namespace policiespage
