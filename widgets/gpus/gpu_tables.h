#pragma once

#include <array>
#include <optional>

#include <QWidget>

#include "widgets/gpus/gpu_past.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/session.h"

class QStackedWidget;
class QTabBar;

namespace kit {
class GridView;
class RoleLabel;
} // namespace kit

namespace gpuspage {

// What is known of one GPU, as tables behind tabs: its values, also those under the cursor of the charts; the XID
// errors that its driver reported, with what is to be done; faults that it has and had; its links; the programs on it.
class GpuTables : public QWidget {
    Q_OBJECT

public:
    enum class Tab { Values, Xids, Faults, Links, Processes };
    static constexpr int tabCount = 5;

    explicit GpuTables(const kit::Session &session, QWidget *parent = nullptr);

    // Whether all deployments may be seen decides what is said of programs of none.
    void setDescription(const v1::DescribeGpuResponse &description, bool areAllSeen);
    // Of its node, newest first.
    void setEvents(const std::vector<v1::GpuEvent> &events, int gpu);
    // Of the span that the charts show.
    void setValues(const GpuPast &past, const kit::TimeSpan &span, const std::optional<qint64> &cursor);
    void setCurrentTab(Tab tab);

    kit::GridView *grid(Tab tab) const { return panes_[static_cast<std::size_t>(tab)].grid; }

Q_SIGNALS:
    void revealRequested(const QString &name);

private:
    struct Pane {
        QString title;
        kit::PlainTable *table = nullptr;
        kit::GridView *grid = nullptr;
        QStackedWidget *stack = nullptr; // the table, or words where it is empty
        kit::RoleLabel *words = nullptr;
    };

    Pane makePane(const QString &title, const char *name, const QStringList &columns);
    void build();
    void showFaults();
    void fill(Tab tab, QList<kit::PlainTable::Row> rows, const QString &empty);
    void open(const QModelIndex &index);

    const kit::Session session_;
    v1::DescribeGpuResponse description_;
    std::vector<v1::GpuEvent> events_;
    int gpu_ = -1;
    QTabBar *tabs_;
    QStackedWidget *pages_;
    std::array<Pane, tabCount> panes_;
};

} // namespace gpuspage
