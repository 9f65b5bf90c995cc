#include "widgets/policies/matrix_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "backend/client/access_calls.h"
#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/core/kinds.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/policies/policy_words.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

// Those that every kind has.
const QStringList &verbs() {
    static const QStringList all{QStringLiteral("create"), QStringLiteral("update"), QStringLiteral("delete"),
                                 QStringLiteral("undelete")};
    return all;
}

QString shown(const std::string &name) {
    return kit::harmless(QString::fromStdString(name));
}

QStringList namesOf(const client::ResourceCache &cache, const char *kind) {
    QStringList names;
    for (const auto &name : cache.names(kind))
        names << QString::fromStdString(name);
    return names;
}

QStringList kinds() {
    QStringList all;
    for (const auto &kind : core::allKinds())
        if (kind.managedBy.empty())
            all << QString::fromStdString(kind.plural);
    return all;
}

v1::PolicyFact *addFact(v1::PolicyQuestion *question, const char *attribute) {
    auto *fact = question->mutable_example()->add_facts();
    fact->set_attribute(attribute);
    return fact;
}

// As rules know a role, `policy-author`.
std::string roleName(v1::Role role) {
    auto name = QString::fromStdString(v1::Role_Name(role)).toLower();
    return name.replace(QLatin1Char('_'), QLatin1Char('-')).toStdString();
}

} // namespace

MatrixView::MatrixView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
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
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        for (const auto *kind : {"policySets", "teams", "models", "principals", "clusters", "breakGlasses"})
            isOld_ |= changes.of(kind) != nullptr;
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
    auto *words = new kit::RoleLabel(theme, kit::TextRole::Caption,
                                     tr("So marked is what would be decided otherwise if the shadow were enforced."));
    words->setWordWrap(true);
    words->setColor(kit::Color::Text2);
    auto *line = new QHBoxLayout(legend);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme.px(kit::Size::SpaceTiny));
    line->addWidget(sign);
    line->addWidget(words, 1);
    return legend;
}

// Once: what roles hold does not change while the service runs.
void MatrixView::askRoles() {
    if (!held_.empty())
        return;
    const client::AccessCalls calls(session_.connection.link(), client::defaultDeadline);
    client::deliver(calls.describeRoles(), this, [this](const core::Result<v1::DescribeRolesResponse> &answer) {
        // Without it the summary says that policies alone are told.
        if (!answer)
            return;
        for (const auto &role : answer->roles())
            held_[role.role()].insert(role.permissions().begin(), role.permissions().end());
        if (shape_->currentData().toInt() == RolesByVerbs)
            ask();
    });
}

void MatrixView::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (isOld_)
        ask();
}

// What the chosen shape leaves open.
void MatrixView::offer() {
    const auto chosen = subject_->currentData();
    subject_->clear();
    switch (static_cast<Shape>(shape_->currentData().toInt())) {
    case TeamsByModels:
        subject_->addItem(tr("wherever it runs"), QString());
        for (const auto &name : namesOf(session_.cache, "clusters") + namesOf(session_.cache, "providers"))
            subject_->addItem(kit::harmless(name), name);
        break;
    case RolesByVerbs:
        for (const auto &kind : kinds())
            subject_->addItem(kind, kind);
        subject_->setCurrentIndex(subject_->findData(QStringLiteral("deployments")));
        break;
    case OnePrincipal:
        for (const auto &name : namesOf(session_.cache, "principals")) {
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
    if (subject_->count() == 0)
        offer();
    switch (static_cast<Shape>(shape_->currentData().toInt())) {
    case TeamsByModels:
        matrix_->setShape(teamsByModels());
        break;
    case RolesByVerbs:
        askRoles();
        matrix_->setShape(rolesByVerbs());
        break;
    case OnePrincipal:
        matrix_->setShape(onePrincipal());
        break;
    }
    showState();
}

// A deployment of the newest version of each model, by each team.
DecisionMatrix::Shape MatrixView::teamsByModels() const {
    DecisionMatrix::Shape shape;
    shape.corner = tr("Model");
    QStringList teams;
    for (const auto &name : namesOf(session_.cache, "teams")) {
        teams << name;
        shape.columns << kit::harmless(name.section(QLatin1Char('/'), 1));
    }
    const auto models = namesOf(session_.cache, "models");
    for (const auto &name : models)
        shape.rows << kit::harmless(name.section(QLatin1Char('/'), 1));
    shape.question = [this, teams, models](int row, int column) {
        v1::PolicyQuestion question;
        question.set_stage(v1::ADMISSION_STAGE);
        question.set_permission("deployments.create");
        const auto model = session_.cache.find(models[row].toStdString());
        if (!model)
            return question;
        const auto &version = model->model_status().latest_version();
        question.set_resource(session_.cache.contains(version) ? version : models[row].toStdString());
        addFact(&question, "resource.team")->set_text(teams[column].toStdString());
        addPlace(*model, &question);
        return question;
    };
    return shape;
}

void MatrixView::addPlace(const v1::Resource &model, v1::PolicyQuestion *question) const {
    const auto target = subject_->currentData().toString().toStdString();
    const auto place = target.empty() ? nullptr : session_.cache.find(target);
    if (!place)
        return;
    question->set_target(target);
    const auto site = session_.cache.find(place->meta().site());
    const auto region = place->has_provider() ? place->provider().region()
                        : site                ? site->site().region()
                                              : std::string();
    if (region.empty())
        return;
    const auto &regions = model.model().permitted_regions();
    addFact(question, "target.in_permitted_region")
        ->set_flag(regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end());
}

DecisionMatrix::Shape MatrixView::rolesByVerbs() const {
    DecisionMatrix::Shape shape;
    shape.corner = tr("Role");
    for (int role = v1::VIEWER; role <= v1::ADMIN; ++role)
        shape.rows << kit::Sentences::word(static_cast<v1::Role>(role));
    shape.columns = verbs();
    const auto kind = subject_->currentData().toString();
    shape.question = [kind](int row, int column) {
        v1::PolicyQuestion question;
        question.set_stage(v1::ADMINISTRATION_STAGE);
        question.set_permission((kind + QLatin1Char('.') + verbs()[column]).toStdString());
        addFact(&question, "principal.roles")
            ->mutable_texts()
            ->add_values(roleName(static_cast<v1::Role>(v1::VIEWER + row)));
        return question;
    };
    shape.isHeld = [this, kind](int row, int column) -> std::optional<bool> {
        const auto held = held_.find(v1::VIEWER + row);
        if (held == held_.end())
            return std::nullopt;
        return held->second.contains((kind + QLatin1Char('.') + verbs()[column]).toStdString());
    };
    return shape;
}

DecisionMatrix::Shape MatrixView::onePrincipal() const {
    DecisionMatrix::Shape shape;
    shape.corner = tr("Kind");
    const auto all = kinds();
    shape.rows = all;
    shape.columns = verbs();
    const auto principal = subject_->currentData().toString().toStdString();
    shape.question = [principal, all](int row, int column) {
        v1::PolicyQuestion question;
        question.set_stage(v1::ADMINISTRATION_STAGE);
        question.set_principal(principal);
        question.set_permission((all[row] + QLatin1Char('.') + verbs()[column]).toStdString());
        return question;
    };
    return shape;
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
    const QLocale locale;
    const auto denied = locale.toString(matrix_->deniedCount());
    const auto obliged = locale.toString(matrix_->obligedCount());
    if (shape_->currentData().toInt() == RolesByVerbs && !held_.empty())
        return tr("By roles and policies together %1 are not in the role, %2 denied by policies and %3 allowed under "
                  "obligations.")
            .arg(locale.toString(matrix_->unheldCount()), denied, obliged);
    return tr("By policies alone %1 are denied and %2 allowed under obligations. Whoever does it needs the role for it "
              "too.")
        .arg(denied, obliged);
}

void MatrixView::showCell() {
    const auto *decision = matrix_->decisionAt(grid_->currentIndex());
    why_->setEnabled(decision != nullptr);
    why_->setToolTip(decision ? QString() : tr("Select a cell first."));
    if (!decision)
        return facts_->setFacts({});
    QStringList asking;
    for (const auto &obliging : decision->verdict().obliging())
        asking << PolicyWords::rule(obliging);
    facts_->setFacts(
        {{tr("Role"), matrix_->isUnheld(grid_->currentIndex()) ? tr("does not allow it") : QString(),
          kit::Absence::NotApplicable},
         {tr("Verdict"), PolicyWords::verdict(decision->verdict())},
         {tr("Decided by"), PolicyWords::rule(decision->verdict().rule())},
         {tr("Asked by"), asking.join(QStringLiteral(", ")), kit::Absence::NotApplicable},
         {tr("In the shadow"), decision->has_shadow() ? PolicyWords::verdict(decision->shadow()) : QString(),
          kit::Absence::NotApplicable}});
}

} // namespace policiespage
