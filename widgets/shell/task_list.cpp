#include "widgets/shell/task_list.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

#include "backend/client/connection.h"
#include "backend/client/operation_calls.h"
#include "backend/client/operation_error.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/core/time_text.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/progress_row.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace shell {

namespace {

constexpr std::size_t mostTasks = 30;

bool isFinished(const v1::Resource &operation) {
    const auto state = operation.operation_status().state();
    return state == v1::SUCCEEDED || state == v1::FAILED || state == v1::CANCELLED;
}

std::optional<int> basisPoints(const v1::OperationStatus &status) {
    if (status.total() <= 0)
        return {};
    return static_cast<int>(10'000.0 * static_cast<double>(status.done()) / static_cast<double>(status.total()));
}

// Newest first.
std::string keyOf(const v1::Resource &operation) {
    const auto &time = operation.meta().create_time();
    char key[40];
    std::snprintf(key, sizeof key, "%020lld.%09d", 9'999'999'999LL - static_cast<long long>(time.seconds()),
                  999'999'999 - time.nanos());
    return key + operation.meta().name();
}

} // namespace

TaskList::TaskList(const kit::Session &session, QWidget *parent) : QWidget(parent), session_(session) {
    const auto &theme = session.theme;
    auto *content = new QWidget;
    rows_ = new QVBoxLayout(content);
    rows_->setContentsMargins(theme.px(kit::Size::SpaceMedium), theme.px(kit::Size::SpaceSmall),
                              theme.px(kit::Size::SpaceMedium), theme.px(kit::Size::SpaceSmall));
    rows_->setSpacing(theme.px(kit::Size::SpaceSmall));
    rows_->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    scroll->setAccessibleName(tr("Tasks"));
    panel_ = new kit::StatePanel(theme, scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel_);
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("operations"))
            refresh();
    });
    connect(&session.cache, &client::ResourceCache::stateChanged, this, &TaskList::refresh);
    connect(&session.connection, &client::Connection::serverInfoChanged, this, &TaskList::followSeal);
    connect(&session.connection, &client::Connection::stateChanged, this, &TaskList::judge);
    connect(&session.permissions, &client::Permissions::changed, this, &TaskList::judge);
    refresh();
}

QString TaskList::summary() const {
    const Task *newest = nullptr;
    for (const auto &[key, task] : tasks_) {
        if (isRunning(task.operation) && !newest)
            newest = &task;
    }
    if (!newest)
        return {};
    const auto share = basisPoints(newest->operation.operation_status());
    const auto phase = kit::Sentences::word(newest->operation.operation_status().phase());
    if (!share)
        return tr("%n task(s): %1", nullptr, running()).arg(phase);
    return tr("%n task(s): %1, %L2 %", nullptr, running()).arg(phase).arg(*share / 100);
}

int TaskList::running() const {
    return static_cast<int>(runningTitles().size());
}

QStringList TaskList::runningTitles() const {
    QStringList titles;
    for (const auto &[key, task] : tasks_) {
        if (isRunning(task.operation))
            titles << titleOf(task.operation);
    }
    return titles;
}

QString TaskList::titleOf(const v1::Resource &operation) {
    const auto &spec = operation.operation();
    return spec.has_import() ? tr("Import of %1").arg(QString::fromStdString(spec.target()))
                             : tr("Verification of the log");
}

bool TaskList::isRunning(const v1::Resource &operation) const {
    return !isSealed_ && !isFinished(operation);
}

void TaskList::followSeal() {
    if (std::exchange(isSealed_, session_.connection.serverInfo().has_seal()) == isSealed_)
        return;
    for (auto &[key, task] : tasks_)
        show(task);
    judge();
    Q_EMIT summaryChanged();
}

void TaskList::refresh() {
    newestKnown_ = tasks_.empty() ? std::string() : tasks_.begin()->first;
    session_.cache.each("operations", [this](const v1::Resource &operation) {
        update(operation);
        return true;
    });
    prune();
    const bool isLoading = session_.cache.state() == client::ResourceCache::State::Loading;
    isFirstLook_ = isLoading;
    if (!tasks_.empty())
        panel_->showFilled();
    else if (isLoading)
        panel_->showLoading();
    else
        panel_->showEmpty(
            {tr("No tasks"), tr("Imports and verifications stand here while they run, and for a while after.")});
    Q_EMIT summaryChanged();
}

void TaskList::update(const v1::Resource &operation) {
    const auto key = keyOf(operation);
    const auto found = tasks_.find(key);
    if (found == tasks_.end()) {
        auto &task = tasks_[key];
        task.operation = operation;
        show(task);
        // Short work has often ended before anything was heard of it.
        if (isFinished(operation) && !isFirstLook_ && (newestKnown_.empty() || key < newestKnown_))
            announce(operation);
        return;
    }
    if (found->second.operation.meta().revision() == operation.meta().revision())
        return;
    const bool hasEnded = !isFinished(found->second.operation) && isFinished(operation);
    found->second.operation = operation;
    show(found->second);
    if (hasEnded && !isFirstLook_)
        announce(operation);
}

void TaskList::show(Task &task) {
    const auto &spec = task.operation.operation();
    const auto &status = task.operation.operation_status();
    if (!task.row) {
        task.row = new kit::ProgressRow(session_.theme, {});
        const auto name = task.operation.meta().name();
        connect(task.row, &kit::ProgressRow::cancelRequested, this, [this, name] { cancel(name); });
        rows_->insertWidget(static_cast<int>(std::distance(tasks_.begin(), tasks_.find(keyOf(task.operation)))),
                            task.row);
    }
    task.row->setTitle(titleOf(task.operation));
    if (isSealed_ && !isFinished(task.operation)) {
        task.row->setDetail(tr("The store is sealed; not even its end can be written."));
        task.row->setOutcome(tr("stopped"), kit::Tone::Danger);
        return;
    }
    if (!isFinished(task.operation)) {
        task.row->setDetail(spec.cancel_requested() ? tr("cancelling") : kit::Sentences::word(status.phase()));
        task.row->setProgress(basisPoints(status));
        task.row->setObstacle(obstacleOf(task.operation));
        return;
    }
    task.row->setDetail(status.state() == v1::SUCCEEDED ? resultOf(status)
                                                        : kit::Sentences::of(client::errorOf(task.operation)));
    task.row->setOutcome(kit::Sentences::word(status.state()), status.state() == v1::SUCCEEDED ? kit::Tone::Ok
                                                               : status.state() == v1::FAILED  ? kit::Tone::Danger
                                                                                               : kit::Tone::Neutral);
}

QString TaskList::resultOf(const v1::OperationStatus &status) const {
    const auto end = session_.times.instant(status.end_time());
    const auto span = core::fromTimestamp(status.end_time()) - core::fromTimestamp(status.start_time());
    const auto took = kit::TimeText::duration(std::chrono::duration_cast<std::chrono::milliseconds>(span).count());
    const auto result = QString::fromStdString(status.result());
    return result.isEmpty() ? tr("%1, took %2").arg(end, took) : tr("%1: %2, took %3").arg(result, end, took);
}

void TaskList::judge() {
    for (const auto &[key, task] : tasks_) {
        if (!isFinished(task.operation))
            task.row->setObstacle(obstacleOf(task.operation));
    }
}

QString TaskList::obstacleOf(const v1::Resource &operation) const {
    const auto &name = operation.meta().name();
    const std::string permission = "operations.cancel";
    if (operation.operation().cancel_requested())
        return tr("It is being cancelled.");
    // Whoever started it may always end it.
    if (operation.operation().principal() == session_.connection.serverInfo().principal())
        return kit::Obstacle::toChange(session_);
    return kit::Obstacle::to(session_, permission, name);
}

void TaskList::announce(const v1::Resource &operation) {
    const auto &status = operation.operation_status();
    const auto target = QString::fromStdString(operation.operation().target());
    const bool isImport = operation.operation().has_import();
    // The service checks itself at each start; only what it finds is news.
    if (operation.operation().principal().empty() && status.state() == v1::SUCCEEDED)
        return;
    kit::Notice notice;
    if (status.state() == v1::SUCCEEDED) {
        notice.tone = kit::Tone::Ok;
        notice.text = isImport ? tr("%1 is imported.").arg(QString::fromStdString(status.result()))
                               : tr("The whole log agrees with what is stored.");
        if (isImport) {
            notice.actionText = tr("Show");
            notice.action = [this, result = QString::fromStdString(status.result())] {
                Q_EMIT resultRequested(result);
            };
        }
    } else {
        notice.tone = status.state() == v1::FAILED ? kit::Tone::Danger : kit::Tone::Info;
        const auto why = kit::Sentences::of(client::errorOf(operation));
        notice.text =
            isImport ? tr("%1 was not imported. %2").arg(target, why) : tr("The log was not verified. %1").arg(why);
    }
    session_.notices.post(notice);
}

void TaskList::cancel(const std::string &name) {
    v1::CancelOperationRequest request;
    request.set_name(name);
    client::deliver(session_.connection.operations().cancelOperation(request), this,
                    [this](const core::Result<v1::CancelOperationResponse> &answer) {
                        if (!answer)
                            session_.notices.post({kit::Tone::Danger, kit::Sentences::of(answer.error()), {}, {}});
                    });
}

void TaskList::prune() {
    while (tasks_.size() > mostTasks) {
        const auto oldest = std::prev(tasks_.end());
        if (!isFinished(oldest->second.operation))
            return;
        delete oldest->second.row;
        tasks_.erase(oldest);
    }
}

} // namespace shell
