#include "widgets/deployments/logs_view.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "backend/core/clock.h"
#include "widgets/deployments/log_download.h"
#include "widgets/deployments/log_highlighter.h"
#include "widgets/deployments/log_text.h"
#include "widgets/deployments/wrapping_bar.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/zoned_time_edit.h"

namespace deploymentspage {

namespace {

// On the screen; a file takes all.
constexpr int mostLines = 100'000;
// Taken before something else is done; each has some hundred lines.
constexpr int mostMessages = 2;
// Without a time to begin at.
constexpr int lastLines = 1'000;
// After the last key in the filter.
constexpr int typingPause = 250;

} // namespace

LogsView::LogsView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      filter_(new QLineEdit),
      replica_(new QComboBox),
      follow_(new QCheckBox(tr("Follow"))),
      from_(new QCheckBox(tr("From"))),
      time_(new kit::ZonedTimeEdit(session.times)),
      save_(new QPushButton(tr("Save as..."))),
      text_(new QPlainTextEdit),
      cut_(new kit::Banner(session.theme, kit::Tone::Warn, {})),
      again_(new QAction(tr("Try again"), this)),
      state_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      panel_(new kit::StatePanel(session.theme, text_)),
      found_(new LogHighlighter(session.theme, session.times, text_->document())) {
    build();
    follow();
    followReader();
    showState();
}

LogsView::~LogsView() = default;

void LogsView::build() {
    const auto &theme = session_.theme;
    text_->setObjectName(QStringLiteral("logText"));
    text_->setAccessibleName(tr("Lines"));
    text_->setReadOnly(true);
    text_->setFont(theme.font(kit::TextRole::Mono));
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setFrameShape(QFrame::NoFrame);
    text_->setMaximumBlockCount(mostLines);
    text_->setUndoRedoEnabled(false);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    state_->setObjectName(QStringLiteral("logFact"));
    state_->setColor(kit::Color::Text2);
    state_->setWordWrap(true);
    panel_->setObjectName(QStringLiteral("logState"));
    cut_->setObjectName(QStringLiteral("logCut"));
    cut_->setAction(again_);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.px(kit::Size::SpaceSmall);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addWidget(buildBar());
    column->addWidget(panel_, 1);
    column->addWidget(cut_);
    column->addWidget(state_);
}

QWidget *LogsView::buildBar() {
    constexpr int hour = 3600;
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
    time_->setEnabled(false);
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(session_.clock.now().time_since_epoch()).count();
    time_->setInstant(now - hour);
    save_->setObjectName(QStringLiteral("logSave"));
    auto *bar = new WrappingBar(session_.theme);
    bar->first()->addWidget(filter_, 1);
    bar->first()->addWidget(replica_);
    bar->first()->addWidget(save_);
    bar->second()->addWidget(from_);
    bar->second()->addWidget(time_);
    bar->second()->addWidget(follow_);
    return bar;
}

void LogsView::follow() {
    connect(filter_, &QLineEdit::editingFinished, this, &LogsView::change);
    typing_.setSingleShot(true);
    typing_.setInterval(typingPause);
    connect(filter_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(&typing_, &QTimer::timeout, this, &LogsView::change);
    connect(replica_, &QComboBox::activated, this, &LogsView::change);
    connect(follow_, &QCheckBox::clicked, this, &LogsView::change);
    connect(from_, &QCheckBox::clicked, this, [this](bool isOn) {
        time_->setEnabled(isOn);
        change();
    });
    connect(time_, &QDateTimeEdit::editingFinished, this, &LogsView::change);
    connect(save_, &QPushButton::clicked, this, &LogsView::chooseFile);
    connect(panel_, &kit::StatePanel::retryRequested, this, &LogsView::begin);
    connect(again_, &QAction::triggered, this, &LogsView::begin);
    connect(&session_.times, &kit::TimeText::changed, this, &LogsView::begin);
    // What was followed when the connection was lost is followed again when there is one.
    connect(&session_.connection, &client::Connection::stateChanged, this, [this] {
        if (progress_ == Progress::Cut && follow_->isChecked() && session_.connection.isOnline())
            begin();
    });
}

// Only what a person does at the bar or with the cursor leaves the end; what the text does by itself, as when it is
// first shown or gets another size, does not.
void LogsView::followReader() {
    auto *bar = text_->verticalScrollBar();
    connect(bar, &QScrollBar::actionTriggered, this,
            [this, bar] { keepsEnd_ = bar->sliderPosition() >= bar->maximum(); });
    connect(bar, &QScrollBar::rangeChanged, this, &LogsView::keepEnd);
    text_->installEventFilter(this);
    text_->viewport()->installEventFilter(this);
}

// Keys and what is marked with the mouse move the cursor, and the view with it.
bool LogsView::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyRelease && event->type() != QEvent::MouseButtonRelease)
        return QWidget::eventFilter(watched, event);
    // A cursor in the last line need not bring the bar to its very end.
    const auto *bar = text_->verticalScrollBar();
    keepsEnd_ = bar->value() + 1 >= bar->maximum();
    keepEnd();
    return QWidget::eventFilter(watched, event);
}

void LogsView::keepEnd() {
    auto *bar = text_->verticalScrollBar();
    if (keepsEnd_)
        bar->setValue(bar->maximum());
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
        const auto chosen = name == name_ ? replica_->currentData().toString() : QString();
        replica_->clear();
        replica_->addItem(tr("all replicas"), QString());
        // One that went is still read.
        if (!chosen.isEmpty() && !replicas.contains(chosen))
            replicas.append(chosen);
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
    stop(Progress::Nothing);
}

v1::ReadLogsRequest LogsView::request() const {
    v1::ReadLogsRequest request;
    request.set_name(name_.toStdString());
    if (const auto replica = replica_->currentData().toString(); !replica.isEmpty())
        request.add_replicas(replica.toStdString());
    request.set_contains(filter_->text().toStdString());
    request.set_follow(follow_->isChecked());
    if (from_->isChecked())
        request.mutable_start_time()->set_seconds(time_->instant());
    else
        request.set_tail(lastLines);
    return request;
}

// A field that is left without a change asks for nothing new.
void LogsView::change() {
    if (request().SerializeAsString() != asked_.SerializeAsString())
        begin();
}

void LogsView::begin() {
    stop(Progress::Nothing);
    typing_.stop();
    text_->clear();
    text_->horizontalScrollBar()->setValue(0);
    asked_ = request();
    found_->setSought(filter_->text());
    // Whoever jumped to a time reads on from there; else the end is what one looks at.
    keepsEnd_ = !asked_.has_start_time();
    if (!isVisible() || name_.isEmpty())
        return showState();
    progress_ = Progress::Reading;
    stream_ = session_.connection.deployments().readLogs(asked_);
    connect(stream_.get(), &client::Subscription::readable, this, &LogsView::take);
    connect(stream_.get(), &client::Subscription::ended, this, &LogsView::end);
    showState();
}

void LogsView::stop(Progress progress) {
    // It may be what calls.
    if (auto *stream = stream_.release()) {
        stream->disconnect(this);
        stream->deleteLater();
    }
    progress_ = progress;
    error_.reset();
}

void LogsView::take() {
    auto *bar = text_->verticalScrollBar();
    if (progress_ == Progress::Live && bar->value() == bar->maximum())
        keepsEnd_ = true;
    const int place = bar->value();
    const int across = text_->horizontalScrollBar()->value();
    const bool isFirst = text_->document()->isEmpty();
    for (int messages = 0; stream_; ++messages) {
        // The window lives while many come.
        if (messages == mostMessages) {
            QMetaObject::invokeMethod(this, &LogsView::takeMore, Qt::QueuedConnection);
            break;
        }
        const auto message = stream_->take<v1::ReadLogsResponse>();
        if (!message)
            break;
        for (const auto &line : message->lines())
            text_->appendPlainText(LogText::shown(line, session_.times));
        if (message->is_live())
            progress_ = Progress::Live;
        else if (progress_ == Progress::Reading && text_->blockCount() >= mostLines)
            stop(Progress::Full);
    }
    // The cursor of an empty text goes along with what is appended, and the view with it to the ends of lines.
    if (isFirst)
        text_->setTextCursor(QTextCursor(text_->document()));
    bar->setValue(keepsEnd_ ? bar->maximum() : place);
    text_->horizontalScrollBar()->setValue(across);
    showState();
    // Shown for the first time, it looks at its cursor.
    keepEnd();
    text_->horizontalScrollBar()->setValue(across);
}

void LogsView::takeMore() {
    if (stream_)
        take();
}

void LogsView::end(const core::Error &error) {
    const bool isWhole = stream_->isComplete() && !follow_->isChecked();
    stop(isWhole ? Progress::Whole : Progress::Cut);
    if (!isWhole)
        error_ = error;
    showState();
}

void LogsView::showState() {
    const bool hasLines = !text_->document()->isEmpty();
    save_->setEnabled(hasLines && !isSaving_);
    save_->setToolTip(save_->isEnabled() ? tr("Saves all lines that the filter lets through, not only those shown.")
                      : isSaving_        ? tr("The lines are being saved.")
                                         : tr("There are no lines to save."));
    showPanel();
    const bool isCut = hasLines && progress_ == Progress::Cut;
    cut_->setVisible(isCut);
    if (isCut)
        cut_->setText(tr("The log is cut short here: %1").arg(kit::Sentences::of(*error_)));
    state_->setText(words());
    state_->setVisible(!state_->text().isEmpty());
}

void LogsView::showPanel() {
    if (name_.isEmpty())
        panel_->showEmpty(
            {tr("No single deployment is selected"), tr("What the replicas of a deployment write stands here.")});
    else if (!text_->document()->isEmpty())
        panel_->showFilled();
    else if (progress_ == Progress::Cut)
        panel_->showFailed({tr("The logs could not be read"), kit::Sentences::of(*error_)});
    else if (progress_ == Progress::Reading)
        panel_->showLoading();
    else
        panel_->showEmpty({tr("There are no lines"), tr("No replica wrote anything that the filter lets through.")});
}

QString LogsView::words() const {
    const bool hasLines = !text_->document()->isEmpty();
    const int count = hasLines ? text_->blockCount() : 0;
    switch (progress_) {
    case Progress::Nothing:
    case Progress::Cut:
        return {};
    case Progress::Reading:
        return hasLines ? tr("Reading what was written.") : QString();
    case Progress::Live:
        return tr("Following what is being written.");
    case Progress::Whole:
        return !hasLines                                      ? QString()
               : asked_.has_start_time() || count < lastLines ? tr("All %Ln line(s) up to now.", nullptr, count)
                                                              : tr("The last %Ln line(s) up to now.", nullptr, count);
    case Progress::Full:
        return tr("More was written than the %Ln line(s) here; begin at a later time to see it.", nullptr, count);
    }
    return {};
}

void LogsView::chooseFile() {
    auto *dialog = new QFileDialog(this, tr("Save the lines"));
    dialog->setObjectName(QStringLiteral("saveLines"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString(name_).replace(QLatin1Char('/'), QLatin1Char('-')) + QStringLiteral(".log"));
    connect(dialog, &QFileDialog::fileSelected, this, &LogsView::download);
    dialog->open();
}

void LogsView::download(const QString &path) {
    auto *download = new LogDownload(session_, asked_, path, this);
    isSaving_ = true;
    connect(download, &LogDownload::finished, this, [this] {
        isSaving_ = false;
        showState();
    });
    showState();
}

} // namespace deploymentspage
