#include "widgets/deployments/logs_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "backend/core/clock.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

LogsView::LogsView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      filter_(new QLineEdit),
      replica_(new QComboBox),
      follow_(new QCheckBox(tr("Follow"))),
      from_(new QCheckBox(tr("From"))),
      time_(new QDateTimeEdit),
      save_(new QPushButton(tr("Save as..."))),
      text_(new QPlainTextEdit),
      state_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      panel_(new kit::StatePanel(session.theme, text_)) {
    build();
    connect(filter_, &QLineEdit::editingFinished, this, &LogsView::begin);
    connect(replica_, &QComboBox::activated, this, &LogsView::begin);
    connect(follow_, &QCheckBox::clicked, this, &LogsView::begin);
    connect(from_, &QCheckBox::clicked, this, [this](bool isOn) {
        time_->setEnabled(isOn);
        begin();
    });
    connect(time_, &QDateTimeEdit::editingFinished, this, &LogsView::begin);
    connect(save_, &QPushButton::clicked, this, &LogsView::save);
    connect(panel_, &kit::StatePanel::retryRequested, this, &LogsView::begin);
    showState();
}

LogsView::~LogsView() = default;

void LogsView::build() {
    const auto &theme = session_.theme;
    constexpr int most = 100'000;
    filter_->setObjectName(QStringLiteral("logFilter"));
    filter_->setPlaceholderText(tr("Only lines that hold this text"));
    filter_->setAccessibleName(tr("Filter of lines"));
    filter_->setClearButtonEnabled(true);
    replica_->setObjectName(QStringLiteral("logReplica"));
    replica_->setAccessibleName(tr("Replica"));
    follow_->setObjectName(QStringLiteral("logFollow"));
    follow_->setChecked(true);
    from_->setObjectName(QStringLiteral("logFrom"));
    time_->setObjectName(QStringLiteral("logTime"));
    time_->setAccessibleName(tr("From this time on"));
    time_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
    time_->setTimeSpec(Qt::UTC);
    time_->setEnabled(false);
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(session_.clock.now().time_since_epoch()).count();
    time_->setDateTime(QDateTime::fromSecsSinceEpoch(now - 3600, Qt::UTC));
    save_->setObjectName(QStringLiteral("logSave"));
    text_->setObjectName(QStringLiteral("logText"));
    text_->setAccessibleName(tr("Lines"));
    text_->setReadOnly(true);
    text_->setFont(theme.font(kit::TextRole::Mono));
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setFrameShape(QFrame::NoFrame);
    text_->setMaximumBlockCount(most);
    text_->setUndoRedoEnabled(false);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    state_->setColor(kit::Color::Text2);
    panel_->setObjectName(QStringLiteral("logState"));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addWidget(filter_, 1);
    row->addWidget(replica_);
    row->addWidget(from_);
    row->addWidget(time_);
    row->addWidget(follow_);
    row->addWidget(save_);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.px(kit::Size::SpaceSmall);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addLayout(row);
    column->addWidget(panel_, 1);
    column->addWidget(state_);
}

void LogsView::show(const v1::Resource *deployment) {
    const auto name = deployment ? QString::fromStdString(deployment->meta().name()) : QString();
    QStringList replicas;
    if (deployment) {
        for (const auto &replica : deployment->deployment_status().replicas())
            replicas << QString::fromStdString(replica.id());
    }
    if (replicas != replicas_ || replica_->count() == 0) {
        replicas_ = replicas;
        const auto chosen = replica_->currentData();
        replica_->clear();
        replica_->addItem(tr("all replicas"), QString());
        for (const auto &id : replicas)
            replica_->addItem(kit::harmless(id), id);
        replica_->setCurrentIndex(qMax(0, replica_->findData(chosen)));
    }
    if (name == name_)
        return;
    name_ = name;
    begin();
}

void LogsView::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    begin();
}

void LogsView::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    stop();
}

void LogsView::begin() {
    stop();
    text_->clear();
    if (!isVisible() || name_.isEmpty())
        return showState();
    v1::ReadLogsRequest request;
    request.set_name(name_.toStdString());
    if (const auto replica = replica_->currentData().toString(); !replica.isEmpty())
        request.add_replicas(replica.toStdString());
    request.set_contains(filter_->text().toStdString());
    request.set_follow(follow_->isChecked());
    if (from_->isChecked())
        request.mutable_start_time()->set_seconds(time_->dateTime().toSecsSinceEpoch());
    stream_ = session_.connection.deployments().readLogs(request);
    connect(stream_.get(), &client::Subscription::readable, this, &LogsView::take);
    connect(stream_.get(), &client::Subscription::ended, this, &LogsView::end);
    showState();
}

void LogsView::stop() {
    // It may be what calls.
    if (auto *stream = stream_.release()) {
        stream->disconnect(this);
        stream->deleteLater();
    }
    isLive_ = false;
}

void LogsView::take() {
    auto *bar = text_->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    while (auto message = stream_->take<v1::ReadLogsResponse>()) {
        for (const auto &line : message->lines())
            append(line);
        isLive_ = isLive_ || message->is_live();
    }
    if (isAtEnd)
        bar->setValue(bar->maximum());
    showState();
}

// "14:01:58.204  r2-7k4q  text"; what the service itself says is marked.
void LogsView::append(const v1::LogLine &line) {
    const auto text = kit::harmless(QString::fromStdString(line.text()));
    const auto mark = line.stream() == v1::CONTROL  ? QStringLiteral("*")
                      : line.stream() == v1::STDERR ? QStringLiteral("!")
                                                    : QStringLiteral(" ");
    text_->appendPlainText(QStringLiteral("%1 %2 %3 %4")
                               .arg(session_.times.dateTime(line.time()),
                                    kit::harmless(QString::fromStdString(line.replica())), mark, text));
}

void LogsView::end(const core::Error &error) {
    stop();
    const bool isWhole = !follow_->isChecked() && error.reason() == core::v1::UNAVAILABLE;
    if (isWhole)
        return showState();
    if (text_->document()->isEmpty()) {
        panel_->showFailed({tr("The logs could not be read"), kit::Sentences::of(error)});
        state_->clear();
    } else {
        state_->setText(tr("The stream was cut: %1").arg(kit::Sentences::of(error)));
    }
}

void LogsView::showState() {
    save_->setEnabled(!text_->document()->isEmpty());
    save_->setToolTip(save_->isEnabled() ? QString() : tr("There are no lines to save."));
    if (name_.isEmpty())
        panel_->showEmpty({tr("Nothing is selected"), tr("What the replicas of a deployment write stands here.")});
    else if (!text_->document()->isEmpty())
        panel_->showFilled();
    else if (stream_ && !isLive_)
        panel_->showLoading();
    else
        panel_->showEmpty({tr("There are no lines"), tr("No replica wrote anything that the filter lets through.")});
    state_->setText(!stream_  ? QString()
                    : isLive_ ? tr("Following what is being written.")
                              : tr("Reading what was written."));
}

void LogsView::save() {
    auto *dialog = new QFileDialog(this, tr("Save the lines"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString(name_).replace(QLatin1Char('/'), QLatin1Char('-')) + QStringLiteral(".log"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const auto lines = text_->toPlainText().toUtf8() + '\n';
        const bool isDone = file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size() && file.commit();
        session_.notices.post({isDone ? kit::Tone::Ok : kit::Tone::Danger,
                               isDone
                                   ? tr("The lines are saved in %1.").arg(path)
                                   : tr("%1 could not be written. The system says: %2").arg(path, file.errorString()),
                               {},
                               {}});
    });
    dialog->open();
}

} // namespace deploymentspage
