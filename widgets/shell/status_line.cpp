#include "widgets/shell/status_line.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/resource_cache.h"
#include "backend/core/time_text.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/source_silence.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"

#include <google/protobuf/timestamp.pb.h>

namespace shell {

namespace v1 = pilothouse::v1;

namespace {

using namespace std::chrono_literals;

// The service speaks every 5 s at least; older than this is worth a word.
constexpr auto silence = 12s;

} // namespace

StatusLine::StatusLine(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      connection_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      age_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      log_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      simulation_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      tasks_(new QPushButton) {
    const auto &theme = session.theme;
    setFixedHeight(theme.px(kit::Size::StatusBar));
    setAccessibleName(tr("Status"));
    connection_->setObjectName(QStringLiteral("statusConnection"));
    age_->setObjectName(QStringLiteral("statusAge"));
    log_->setObjectName(QStringLiteral("statusLog"));
    simulation_->setObjectName(QStringLiteral("statusSimulation"));
    simulation_->setTone(kit::Tone::Warn);
    simulation_->setText(tr("\u25C7 Simulated"));
    tasks_->setObjectName(QStringLiteral("statusTasks"));
    tasks_->setAccessibleName(tr("Tasks"));
    tasks_->setFont(theme.font(kit::TextRole::Caption));
    kit::setKind(*tasks_, kit::ButtonKind::Quiet);
    tasks_->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(kit::Size::SpaceMedium), 0, theme.px(kit::Size::SpaceMedium), 0);
    row->setSpacing(theme.px(kit::Size::SpaceWide));
    for (auto *label : {simulation_, connection_, age_, log_})
        row->addWidget(label);
    row->addStretch(1);
    row->addWidget(tasks_);
    connect(tasks_, &QPushButton::clicked, this, &StatusLine::tasksRequested);
    connect(&session.connection, &client::Connection::stateChanged, this, &StatusLine::showConnection);
    connect(&session.connection, &client::Connection::latencyChanged, this, &StatusLine::showConnection);
    connect(&session.cache, &client::ResourceCache::stateChanged, this, &StatusLine::showAge);
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        showSimulation();
        if (changes.of("telemetrySources"))
            showAge();
    });
    connect(&session.verifier, &client::LogVerifier::stateChanged, this, &StatusLine::showLog);
    connect(&clock_, &QTimer::timeout, this, &StatusLine::showAge);
    clock_.setTimerType(Qt::VeryCoarseTimer);
    clock_.start(5s);
    showConnection();
    showAge();
    showLog();
    showSimulation();
}

void StatusLine::setTasks(const QString &sentence) {
    tasks_->setText(sentence);
    tasks_->setVisible(!sentence.isEmpty());
}

void StatusLine::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), session_.theme.color(kit::Color::Surface));
}

void StatusLine::showConnection() {
    using State = client::Connection::State;
    const auto &connection = session_.connection;
    switch (connection.state()) {
    case State::Connecting:
        // What was said of a lost service stands until it is found.
        if (connection.error())
            break;
        connection_->setColor(kit::Color::Text2);
        connection_->setText(tr("Connecting"));
        break;
    case State::Online: {
        const auto latency = connection.latency().value_or(0us);
        connection_->setTone(kit::Tone::Ok);
        connection_->setText(session_.isStill ? tr("\u25CF Connected")
                                              : tr("\u25CF Connected, %L1 ms").arg(qMax<qlonglong>(1, latency / 1ms)));
        break;
    }
    case State::Offline:
        connection_->setTone(kit::Tone::Danger);
        connection_->setText(tr("\u25CB Not connected; trying again"));
        break;
    case State::Refused:
        connection_->setTone(kit::Tone::Danger);
        connection_->setText(tr("\u25CB Refused"));
        break;
    }
    connection_->setToolTip(connection.error() ? kit::Sentences::of(*connection.error()) : QString());
    showAge();
}

void StatusLine::showAge() {
    const auto age = session_.cache.age();
    if (!age) {
        age_->setColor(kit::Color::Text3);
        age_->setText(tr("No data yet"));
    } else if (*age < silence && session_.connection.isOnline()) {
        showLive();
    } else {
        age_->setTone(kit::Tone::Warn);
        age_->setText(tr("Data is %1 old").arg(kit::TimeText::duration(age->count())));
    }
}

void StatusLine::showLive() {
    int silent = 0;
    session_.cache.each("telemetrySources", [&silent](const v1::Resource &source) {
        silent += kit::isSilent(source) ? 1 : 0;
        return true;
    });
    if (silent > 0) {
        age_->setTone(kit::Tone::Warn);
        age_->setText(tr("Data is live, but %Ln telemetry source(s) are silent", nullptr, silent));
    } else {
        age_->setColor(kit::Color::Text2);
        age_->setText(tr("Data is live"));
    }
}

void StatusLine::showSimulation() {
    QStringList clusters;
    session_.cache.each("clusters", [&clusters](const v1::Resource &cluster) {
        if (cluster.cluster().runtime() == v1::SIMULATED)
            clusters << kit::harmless(QString::fromStdString(cluster.meta().name())).section(QLatin1Char('/'), -1);
        return true;
    });
    simulation_->setVisible(!clusters.isEmpty());
    simulation_->setToolTip(tr("These clusters do not exist, and what is shown of them is made up: %1")
                                .arg(clusters.join(QStringLiteral(", "))));
}

void StatusLine::showLog() {
    using State = client::LogVerifier::State;
    const auto &verifier = session_.verifier;
    const auto &head = verifier.head();
    switch (verifier.state()) {
    case State::NotSeen:
        log_->setColor(kit::Color::Text3);
        log_->setText(tr("Log not verified yet"));
        break;
    case State::Pending:
        log_->setColor(kit::Color::Text2);
        log_->setText(tr("Verifying the log"));
        break;
    case State::Verified:
        log_->setTone(kit::Tone::Ok);
        log_->setText(tr("Log of %L1 events verified at %2")
                          .arg(static_cast<qlonglong>(head->tree.size))
                          .arg(session_.times.instant(core::toTimestamp(head->verifiedAt))));
        break;
    case State::Mismatch:
        log_->setTone(kit::Tone::Danger);
        log_->setText(tr("\u2715 The log was rewritten"));
        break;
    }
    log_->setToolTip(verifier.error() ? kit::Sentences::of(*verifier.error()) : QString());
}

} // namespace shell
