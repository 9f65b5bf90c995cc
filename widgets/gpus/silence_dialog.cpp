#include "widgets/gpus/silence_dialog.h"

#include <chrono>

#include <QComboBox>
#include <QFormLayout>
#include <QListWidget>
#include <QPushButton>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/sign_reader.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/reason_field.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/zoned_time_edit.h"

namespace gpuspage {

namespace {

constexpr int Hour = 3'600;
constexpr int Day = 24 * Hour;
// The span is said by its end.
constexpr int Until = 0;

// The gravest first, as they are shown where several hold.
constexpr std::array Signs{v1::GPU_LOST,          v1::XID_REPORTED,    v1::ROW_REMAP_FAILED,
                           v1::ECC_ERRORS,        v1::PCIE_ERRORS,     v1::NVLINK_ERRORS,
                           v1::THERMAL_THROTTLED, v1::POWER_THROTTLED, v1::IDLE_ALLOCATED};

} // namespace

SilenceDialog::SilenceDialog(const kit::Session &session, const GpuTarget &gpus, SilenceTarget target, QWidget *parent)
    : QDialog(parent),
      session_(session),
      target_(std::move(target)),
      what_(new QComboBox),
      signs_(makeSigns(gpus.signs)),
      span_(makeSpans()),
      until_(new kit::ZonedTimeEdit(session.times)),
      why_(new kit::ReasonField(session.theme)),
      next_(new QPushButton(tr("Continue"))),
      signsLack_(makeLack("signsLack")),
      untilLack_(makeLack("untilLack")),
      whyLack_(makeLack("whyLack")) {
    setObjectName(QStringLiteral("silenceDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto &[node, positions] = *gpus.positions.begin();
    setWindowTitle(gpus.gpuCount == 1 ? tr("Silence %1", "a GPU").arg(GpuWords::gpu(node, positions.front()))
                                      : tr("Silence %n GPU(s)", nullptr, gpus.gpuCount));
    what_->addItems({tr("Whatever is wrong with %Ln GPU(s)", nullptr, gpus.gpuCount), tr("Only these signs")});
    const bool isNamed = !gpus.faulty.empty() && gpus.faulty.size() <= SignReader::Most;
    what_->setCurrentIndex(isNamed ? 1 : 0);
    build();
    if (isNamed)
        readSigns(gpus.faulty);
    judge();
}

// Until all are known a silence would leave some of them out.
void SilenceDialog::readSigns(const std::vector<GpuTarget::Faulty> &faulty) {
    isRead_ = false;
    auto *reader = new SignReader(session_.connection, this);
    connect(reader, &SignReader::finished, this, [this](const std::set<v1::HealthSign> &signs) {
        isRead_ = true;
        for (int row = 0; row < signs_->count(); ++row)
            if (signs.contains(static_cast<v1::HealthSign>(signs_->item(row)->data(Qt::UserRole).toInt())))
                signs_->item(row)->setCheckState(Qt::Checked);
        judge();
    });
    reader->read(faulty);
}

// Below its field, and only while something is missing there.
kit::RoleLabel *SilenceDialog::makeLack(const char *name) {
    auto *lack = new kit::RoleLabel(session_.theme, kit::TextRole::Body);
    lack->setObjectName(QLatin1String(name));
    lack->setColor(kit::Color::Text2);
    return lack;
}

QListWidget *SilenceDialog::makeSigns(const std::set<v1::HealthSign> &signs) {
    auto *list = new QListWidget;
    list->setObjectName(QStringLiteral("signs"));
    list->setAccessibleName(tr("Signs"));
    // All of them at once.
    list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const auto sign : Signs) {
        auto *item = new QListWidgetItem(GpuWords::sign(sign), list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(signs.contains(sign) ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, sign);
    }
    return list;
}

QComboBox *SilenceDialog::makeSpans() {
    auto *spans = new QComboBox;
    spans->setObjectName(QStringLiteral("span"));
    spans->addItem(tr("1 hour"), Hour);
    spans->addItem(tr("4 hours"), 4 * Hour);
    spans->addItem(tr("1 day"), Day);
    spans->addItem(tr("7 days"), 7 * Day);
    spans->addItem(tr("Until…"), Until);
    spans->setCurrentIndex(1);
    return spans;
}

void SilenceDialog::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(kit::Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    // Fields come and go with what is chosen.
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Object, windowTitle()));
    column->addLayout(buildRows());
    auto *note = new kit::RoleLabel(theme, kit::TextRole::Body,
                                    tr("Faults stay on the map, in grey. They call nobody and are not counted. A "
                                       "silence neither keeps replicas away nor lets any come."));
    note->setColor(kit::Color::Text2);
    note->setWordWrap(true);
    column->addWidget(note);
    auto *cancel = new QPushButton(tr("Cancel"));
    next_->setObjectName(QStringLiteral("continue"));
    kit::setKind(*next_, kit::ButtonKind::Primary);
    next_->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(next_);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(next_, &QPushButton::clicked, this, &SilenceDialog::propose);
    connectFields();
    why_->setFocus();
}

QLayout *SilenceDialog::buildRows() {
    const auto &theme = session_.theme;
    what_->setObjectName(QStringLiteral("what"));
    until_->setObjectName(QStringLiteral("until"));
    until_->setInstant(now() + Day);
    why_->setObjectName(QStringLiteral("why"));
    why_->setPlaceholderText(tr("For example the ticket of a repair"));
    why_->setMinimumWidth(theme.px(kit::Size::DialogWidth) / 2);
    auto *rows = new QFormLayout;
    rows->setHorizontalSpacing(theme.px(kit::Size::SpaceLarge));
    const auto add = [&](const QString &words, QWidget *field) {
        auto *label = new kit::RoleLabel(theme, kit::TextRole::Body, words);
        label->setBuddy(field);
        rows->addRow(label, field);
    };
    add(tr("&What"), what_);
    rows->addRow(QString(), signs_);
    rows->addRow(QString(), signsLack_);
    add(tr("&How long"), span_);
    rows->addRow(QString(), until_);
    rows->addRow(QString(), untilLack_);
    add(tr("Wh&y"), why_);
    rows->addRow(QString(), whyLack_);
    rows->addRow(QString(), why_->lack());
    return rows;
}

void SilenceDialog::connectFields() {
    connect(what_, &QComboBox::currentIndexChanged, this, &SilenceDialog::judge);
    connect(span_, &QComboBox::currentIndexChanged, this, &SilenceDialog::judge);
    connect(signs_, &QListWidget::itemChanged, this, &SilenceDialog::judge);
    connect(until_, &QDateTimeEdit::dateTimeChanged, this, &SilenceDialog::judge);
    connect(why_, &QLineEdit::textChanged, this, &SilenceDialog::judge);
}

bool SilenceDialog::isOfAllSigns() const {
    return what_->currentIndex() == 0;
}

qint64 SilenceDialog::now() const {
    return std::chrono::duration_cast<std::chrono::seconds>(session_.clock.now().time_since_epoch()).count();
}

qint64 SilenceDialog::end() const {
    const int span = span_->currentData().toInt();
    return span == Until ? until_->instant() : now() + span;
}

void SilenceDialog::judge() {
    signs_->setVisible(!isOfAllSigns());
    until_->setVisible(span_->currentData().toInt() == Until);
    const bool isPast = end() <= now();
    const auto signs = lackOfSigns();
    const auto until = isPast ? tr("This end lies in the past. It must lie in the future.") : QString();
    const auto why = !why_->isGiven() ? tr("Say why first: others will want to know.") : QString();
    for (const auto &[place, words] :
         {std::pair(signsLack_, signs), std::pair(untilLack_, until), std::pair(whyLack_, why)}) {
        place->setText(words);
        place->setVisible(!words.isEmpty());
    }
    untilLack_->setTone(kit::Tone::Danger);
    kit::setFieldTone(*until_, isPast ? kit::Tone::Danger : kit::Tone::Neutral);
    const auto obstacle = !signs.isEmpty() ? signs : !until.isEmpty() ? until : !why.isEmpty() ? why : why_->obstacle();
    next_->setEnabled(obstacle.isEmpty());
    next_->setToolTip(obstacle);
}

QString SilenceDialog::lackOfSigns() const {
    if (isOfAllSigns())
        return {};
    if (!isRead_)
        return tr("It is being asked what else is wrong with %Ln GPU(s).", nullptr, target_.gpuCount);
    for (int row = 0; row < signs_->count(); ++row)
        if (signs_->item(row)->checkState() == Qt::Checked)
            return {};
    return tr("Choose a sign first.");
}

std::string SilenceDialog::freeName() const {
    const auto base = "silences/" + target_.id;
    auto free = base;
    for (int number = 2; session_.cache.contains(free); ++number)
        free = base + '-' + std::to_string(number);
    return free;
}

QString SilenceDialog::consequence(const v1::SilenceSpec &spec) const {
    const auto end = session_.times.instant(spec.end_time());
    if (spec.signs().empty())
        return tr("Until %1 whatever is wrong with %Ln GPU(s) is seen in grey, calls nobody and is not counted.",
                  nullptr, target_.gpuCount)
            .arg(end);
    QStringList signs;
    for (const int sign : spec.signs())
        signs << GpuWords::sign(static_cast<v1::HealthSign>(sign));
    return tr("Until %1 %n sign(s) are seen in grey, call nobody and are not counted: %2.", nullptr, spec.signs_size())
        .arg(end, QLocale().createSeparatedList(signs));
}

void SilenceDialog::propose() {
    kit::ChangeDialog::Proposal proposal;
    auto &resource = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
    resource.mutable_meta()->set_name(freeName());
    auto &spec = *resource.mutable_silence();
    spec = target_.spec;
    spec.set_description(why_->reason().toStdString());
    spec.mutable_end_time()->set_seconds(end());
    for (int row = 0; !isOfAllSigns() && row < signs_->count(); ++row)
        if (signs_->item(row)->checkState() == Qt::Checked)
            spec.add_signs(static_cast<v1::HealthSign>(signs_->item(row)->data(Qt::UserRole).toInt()));
    proposal.before.emplace_back();
    proposal.title = windowTitle();
    proposal.consequence = consequence(spec);
    proposal.verb = tr("Silence");
    proposal.reason = why_->reason();
    auto *dialog = kit::ChangeDialog::propose(session_, std::move(proposal), parentWidget());
    dialog->leadBackTo(this);
    connect(dialog, &QDialog::rejected, this, [this, dialog] {
        why_->setText(dialog->reason());
        judge();
    });
    dialog->open();
}

} // namespace gpuspage
