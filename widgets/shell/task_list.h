#pragma once

#include <map>

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QVBoxLayout;

namespace kit {
class ProgressRow;
class StatePanel;
} // namespace kit

namespace shell {

namespace v1 = pilothouse::v1;

// The operations of the service, running ones first, with progress and a way to cancel them. What ends while it is
// watched is told by a notice.
class TaskList : public QWidget {
    Q_OBJECT

public:
    TaskList(const kit::Session &session, QWidget *parent = nullptr);

    // A sentence for the status line; empty when nothing runs.
    QString summary() const;
    int running() const;
    // What runs, in words.
    QStringList runningTitles() const;

Q_SIGNALS:
    void summaryChanged();
    // What came out of an operation shall be shown.
    void resultRequested(const QString &name);

private:
    struct Task {
        v1::Resource operation;
        kit::ProgressRow *row = nullptr;
    };

    static QString titleOf(const v1::Resource &operation);
    // Neither finished, nor stopped for good by a sealed store.
    bool isRunning(const v1::Resource &operation) const;
    void refresh();
    void followSeal();
    void update(const v1::Resource &operation);
    void show(Task &task);
    QString resultOf(const v1::OperationStatus &status) const;
    // Says of each running task whether it can be cancelled here and now, and if not, why.
    void judge();
    QString obstacleOf(const v1::Resource &operation) const;
    void announce(const v1::Resource &operation);
    void cancel(const std::string &name);
    void prune();

    const kit::Session session_;
    kit::StatePanel *panel_;
    QVBoxLayout *rows_;
    // By creation time and name, newest first.
    std::map<std::string, Task> tasks_;
    // Key of the newest task at the start of a refresh.
    std::string newestKnown_;
    bool isFirstLook_ = true;
    bool isSealed_ = false;
};

} // namespace shell
