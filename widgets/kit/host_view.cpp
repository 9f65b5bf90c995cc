#include "widgets/kit/host_view.h"

#include <algorithm>
#include <cmath>

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/spark_line.h"

namespace kit {

namespace {

constexpr int AgainMilliseconds = 5'000;
constexpr int StepSeconds = 60;

bool isShare(v1::HostMetric metric) {
    return metric != v1::DISK_READ && metric != v1::DISK_WRITTEN && metric != v1::NETWORK_RECEIVED &&
           metric != v1::NETWORK_SENT;
}

bool isKnown(float value) {
    return !std::isnan(value);
}

} // namespace

HostView::HostView(const Session &session, QWidget *parent)
    : QWidget(parent), session_(session), rows_(new QWidget), grid_(new QGridLayout(rows_)) {
    setObjectName(QStringLiteral("hostView"));
    setAccessibleName(tr("Host, over the last hour"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(session.theme.px(Size::SpaceTiny));
    auto *heading = new RoleLabel(session.theme, TextRole::Label, tr("Host, over the last hour"));
    heading->setColor(Color::Text2);
    column->addWidget(heading);
    column->addWidget(rows_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(session.theme.px(Size::SpaceSmall));
    grid_->setVerticalSpacing(session.theme.px(Size::SpaceTiny));
    grid_->setColumnStretch(1, 1);
    again_.setInterval(AgainMilliseconds);
    connect(&again_, &QTimer::timeout, this, &HostView::ask);
    connect(&session.connection, &client::Connection::stateChanged, this, &HostView::ask);
    hide();
}

void HostView::setNode(const QString &node) {
    if (node == node_)
        return;
    node_ = node;
    pending_.cancel();
    pending_ = {};
    clear();
    hide();
    if (node.isEmpty())
        return again_.stop();
    again_.start();
    ask();
}

QStringList HostView::words() const {
    QStringList words;
    for (int metric = v1::HostMetric_MIN; metric <= v1::HostMetric_MAX; ++metric) {
        if (const auto row = shown_.find(metric); row != shown_.end())
            words << row->line->accessibleName();
    }
    return words;
}

// Hidden for want of values it goes on asking; where what it stands in is hidden, nobody needs it.
void HostView::ask() {
    const auto *stage = parentWidget();
    if (node_.isEmpty() || pending_.isOpen() || !session_.connection.isOnline() || (stage && !stage->isVisible()))
        return;
    v1::QueryHostRequest request;
    request.set_node(node_.toStdString());
    request.mutable_step()->set_seconds(StepSeconds);
    pending_ = session_.connection.fleet().queryHost(request);
    client::deliver(pending_, this, [this](const core::Result<v1::QueryHostResponse> &answer) {
        pending_ = {};
        // What cannot be read just now is not taken back; the connection's state says why.
        if (answer)
            take(*answer);
    });
}

void HostView::take(const v1::QueryHostResponse &answer) {
    for (const auto &series : answer.series())
        showRow(series, answer);
    setVisible(!shown_.isEmpty());
    // Another host stays another one.
    if (answer.series().empty())
        again_.stop();
}

void HostView::showRow(const v1::HostSeries &series, const v1::QueryHostResponse &answer) {
    std::vector<float> means(series.means().begin(), series.means().end());
    const auto known = std::count_if(means.begin(), means.end(), isKnown);
    if (!series.has_value() && known == 0 && !shown_.contains(series.metric()))
        return;
    auto &row = rowOf(series.metric());
    double sum = 0;
    float most = 0;
    for (const float value : means)
        sum += isKnown(value) ? value : 0;
    for (const float value : series.greatest())
        most = isKnown(value) ? std::max(most, value) : most;
    row.line->setValues(std::move(means), isShare(series.metric()) ? 100 : std::max(most, 1.0f));
    auto value = series.has_value() ? valueOf(series.metric(), series.value()) : tr("not reported");
    const auto whole = series.metric() == v1::HOST_MEMORY_USED ? answer.memory_bytes()
                       : series.metric() == v1::DISK_USED      ? answer.disk_bytes()
                                                               : 0;
    if (whole > 0 && series.has_value())
        value = tr("%1 of %2", "share, amount").arg(value, Figures::bytes(whole));
    row.value->setText(value);
    const auto name = nameOf(series.metric());
    row.line->setAccessibleName(known == 0 ? tr("%1: %2 now.").arg(name, value)
                                           : tr("%1: %2 now; in the last hour %3 on average, %4 at most.")
                                                 .arg(name, value, valueOf(series.metric(), sum / double(known)),
                                                      valueOf(series.metric(), most)));
    row.line->setToolTip(row.line->accessibleName());
}

HostView::Row &HostView::rowOf(v1::HostMetric metric) {
    const auto found = shown_.find(metric);
    if (found != shown_.end())
        return *found;
    Row row{new RoleLabel(session_.theme, TextRole::Body, nameOf(metric)), new SparkLine(session_.theme),
            new RoleLabel(session_.theme, TextRole::Body)};
    row.label->setColor(Color::Text2);
    row.value->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    grid_->addWidget(row.label, metric, 0);
    grid_->addWidget(row.line, metric, 1);
    grid_->addWidget(row.value, metric, 2);
    return *shown_.insert(metric, row);
}

void HostView::clear() {
    for (const auto &row : std::as_const(shown_)) {
        for (auto *part :
             {static_cast<QWidget *>(row.label), static_cast<QWidget *>(row.line), static_cast<QWidget *>(row.value)})
            delete part;
    }
    shown_.clear();
}

QString HostView::nameOf(v1::HostMetric metric) {
    switch (metric) {
    case v1::CPU_BUSY:
        return tr("Processors");
    case v1::CPU_PRESSURE:
        return tr("Waits for processors");
    case v1::MEMORY_PRESSURE:
        return tr("Waits for memory");
    case v1::IO_PRESSURE:
        return tr("Waits for disks");
    case v1::HOST_MEMORY_USED:
        return tr("Memory");
    case v1::SWAP_USED:
        return tr("Swap");
    case v1::DISK_USED:
        return tr("Disk");
    case v1::DISK_READ:
        return tr("Read from disks");
    case v1::DISK_WRITTEN:
        return tr("Written to disks");
    case v1::NETWORK_RECEIVED:
        return tr("Received");
    case v1::NETWORK_SENT:
        return tr("Sent");
    default:
        return {};
    }
}

QString HostView::valueOf(v1::HostMetric metric, double value) {
    const QLocale locale;
    const int decimals = value < 9.95 ? 1 : 0;
    const auto number = locale.toString(value, 'f', decimals);
    return isShare(metric) ? tr("%1 %", "percentage").arg(number) : tr("%1 MB/s").arg(number);
}

} // namespace kit
