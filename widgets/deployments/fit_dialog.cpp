#include "widgets/deployments/fit_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "backend/client/resource_cache.h"
#include "widgets/deployments/memory_words.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

namespace deploymentspage {

namespace {

QSpinBox *makeBox(const char *name, int most, int value, const QString &none) {
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(0, most);
    box->setSpecialValueText(none);
    box->setGroupSeparatorShown(true);
    box->setValue(value);
    return box;
}

} // namespace

FitDialog::FitDialog(const kit::Session &session, const v1::DeploymentSpec &spec, QWidget *parent)
    : QDialog(parent),
      session_(session),
      version_(makeNames("modelVersions", spec.model_version())),
      engine_(makeNames("engineTemplates", spec.engine())),
      context_(
          makeBox("context", 16'777'216, static_cast<int>(spec.context_length()), tr("as the model was made for"))),
      concurrency_(makeBox("concurrency", 65'536, spec.concurrency(), tr("one at a time"))),
      bits_(new QComboBox),
      terms_(new kit::PlainTable({tr("Memory for"), tr("Formula"), tr("Amount")}, this)),
      gpus_(new kit::PlainTable({tr("GPU"), tr("Memory"), tr("One replica needs"), tr("Remains"), tr("In the fleet")},
                                this)),
      termsGrid_(new kit::GridView(session.theme)),
      gpusGrid_(new kit::GridView(session.theme)),
      total_(new kit::RoleLabel(session.theme, kit::TextRole::Strong)),
      host_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      panel_(nullptr) {
    setObjectName(QStringLiteral("fitDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Fits where?"));
    for (const int bits : {16, 8, 4})
        bits_->addItem(tr("%n bit(s)", nullptr, bits), bits);
    bits_->setObjectName(QStringLiteral("bits"));
    build();
    constexpr int pause = 250;
    pause_.setSingleShot(true);
    pause_.setInterval(pause);
    connect(&pause_, &QTimer::timeout, this, &FitDialog::ask);
    const auto wait = [this] { pause_.start(); };
    connect(version_, &QComboBox::currentIndexChanged, this, wait);
    connect(engine_, &QComboBox::currentIndexChanged, this, wait);
    connect(bits_, &QComboBox::currentIndexChanged, this, wait);
    connect(context_, &QSpinBox::valueChanged, this, wait);
    connect(concurrency_, &QSpinBox::valueChanged, this, wait);
    connect(panel_, &kit::StatePanel::retryRequested, this, &FitDialog::ask);
    ask();
}

QComboBox *FitDialog::makeNames(const char *kind, const std::string &chosen) const {
    auto *box = new QComboBox;
    box->setObjectName(QLatin1String(kind));
    for (const auto &name : session_.cache.names(kind))
        box->addItem(kit::harmless(QString::fromStdString(name)), QString::fromStdString(name));
    box->setCurrentIndex(box->findData(QString::fromStdString(chosen)));
    return box;
}

void FitDialog::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(kit::Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Object, windowTitle()));
    auto *rows = new QFormLayout;
    rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    rows->setHorizontalSpacing(theme.px(kit::Size::SpaceLarge));
    rows->setVerticalSpacing(theme.px(kit::Size::SpaceSmall));
    addRow(rows, tr("&Model version"), version_);
    addRow(rows, tr("&Engine template"), engine_);
    addRow(rows, tr("&Context length"), context_);
    addRow(rows, tr("Re&quests at once"), concurrency_);
    addRow(rows, tr("&KV cache"), bits_);
    column->addLayout(rows);
    auto *answer = new QWidget;
    auto *lines = new QVBoxLayout(answer);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(kit::Size::SpaceSmall));
    termsGrid_->setModel(terms_);
    termsGrid_->setDensity(kit::Density::Compact);
    termsGrid_->setObjectName(QStringLiteral("terms"));
    termsGrid_->setAccessibleName(tr("Memory of one replica"));
    gpusGrid_->setModel(gpus_);
    gpusGrid_->setDensity(kit::Density::Compact);
    gpusGrid_->setObjectName(QStringLiteral("gpus"));
    gpusGrid_->setAccessibleName(tr("GPU types"));
    total_->setObjectName(QStringLiteral("total"));
    host_->setColor(kit::Color::Text2);
    lines->addWidget(termsGrid_);
    lines->addWidget(total_);
    lines->addWidget(gpusGrid_, 1);
    lines->addWidget(host_);
    panel_ = new kit::StatePanel(theme, answer);
    panel_->setObjectName(QStringLiteral("fitState"));
    column->addWidget(panel_, 1);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("close"));
    column->addWidget(close, 0, Qt::AlignTrailing);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    resize(theme.px(kit::Size::DialogWidth) * 3 / 2, theme.px(kit::Size::WindowMinimumHeight));
}

void FitDialog::addRow(QFormLayout *rows, const QString &label, QWidget *control) {
    auto *words = new kit::RoleLabel(session_.theme, kit::TextRole::Body, label);
    words->setBuddy(control);
    control->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    rows->addRow(words, control);
}

void FitDialog::ask() {
    if (version_->currentIndex() < 0 || engine_->currentIndex() < 0) {
        panel_->showEmpty({tr("Choose a model version and an engine template"),
                           tr("What one replica of it needs stands here then, and where it fits.")});
        return;
    }
    if (panel_->state() != kit::StatePanel::State::Filled)
        panel_->showLoading(3);
    v1::EstimateFitRequest request;
    request.set_model_version(version_->currentData().toString().toStdString());
    request.set_engine(engine_->currentData().toString().toStdString());
    request.set_context_length(context_->value());
    request.set_concurrency(concurrency_->value());
    request.set_kv_cache_bits(bits_->currentData().toInt());
    pending_.cancel();
    pending_ = session_.connection.deployments().estimateFit(request);
    client::deliver(pending_, this, [this](const core::Result<v1::EstimateFitResponse> &answer) { take(answer); });
}

void FitDialog::take(const core::Result<v1::EstimateFitResponse> &answer) {
    if (!answer) {
        panel_->showFailed({tr("It could not be estimated"), kit::Sentences::of(answer.error())});
        return;
    }
    showTerms(answer->memory());
    showGpus(*answer);
    panel_->showFilled();
}

void FitDialog::showTerms(const v1::MemoryEstimate &memory) {
    QList<kit::PlainTable::Row> rows;
    for (const auto &term : memory.terms())
        rows.append(
            {QString::number(rows.size()),
             {kit::PlainTable::text(MemoryWords::name(term), kit::CellKind::Strong),
              kit::PlainTable::text(MemoryWords::formula(term)), kit::PlainTable::figure(MemoryWords::amount(term))}});
    terms_->setRows(std::move(rows));
    // All of them are seen; the GPU types scroll.
    const auto &theme = session_.theme;
    termsGrid_->setFixedHeight(theme.px(kit::Size::HeaderRow) + terms_->rowCount() * theme.px(kit::Size::RowCompact) +
                               theme.px(kit::Size::SpaceTiny));
    total_->setText(memory.has_total_bytes() ? tr("One replica needs %1 at %L2 tokens and %n request(s) at once.",
                                                  nullptr, memory.concurrency())
                                                   .arg(MemoryWords::total(memory))
                                                   .arg(static_cast<qlonglong>(memory.context_length()))
                                             : tr("The sum is not known, because a part of it is not."));
}

void FitDialog::showGpus(const v1::EstimateFitResponse &fit) {
    QList<kit::PlainTable::Row> rows;
    const bool isKnown = fit.memory().has_total_bytes();
    for (const auto &gpu : fit.gpus()) {
        const bool fits = gpu.gpus() > 0;
        rows.append(
            {QString::fromStdString(gpu.product()),
             {kit::PlainTable::text(kit::harmless(QString::fromStdString(gpu.product())), kit::CellKind::Strong),
              kit::PlainTable::figure(kit::Figures::bytes(gpu.memory_bytes())),
              fits      ? kit::PlainTable::pill(tr("%n GPU(s)", nullptr, gpu.gpus()), kit::Tone::Ok, kit::Icon::Check)
              : isKnown ? kit::PlainTable::pill(tr("does not fit"), kit::Tone::Danger, kit::Icon::Close)
                        : kit::PlainTable::text(tr("not known"), kit::CellKind::Muted),
              kit::PlainTable::figure(fits ? kit::Figures::bytes(gpu.headroom_bytes()) : QString()),
              kit::PlainTable::figure(gpu.fleet_count() > 0
                                          ? tr("%L1 of %L2 free").arg(gpu.free_count()).arg(gpu.fleet_count())
                                          : tr("none"))}});
    }
    gpus_->setRows(std::move(rows));
    host_->setText(fit.largest_host_memory_bytes() > 0 ? tr("Without GPUs: the largest host has %1 of memory.")
                                                             .arg(kit::Figures::bytes(fit.largest_host_memory_bytes()))
                                                       : tr("No host of the fleet is known."));
}

} // namespace deploymentspage
