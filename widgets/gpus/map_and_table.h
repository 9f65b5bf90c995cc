#pragma once

#include <QWidget>

class QAction;
class QStackedWidget;

namespace kit {
class Banner;
class Theme;
class WindowGrid;
} // namespace kit

namespace gpuspage {

class GpuTable;
class HeatmapView;

// The map and the table of the same GPUs, one of them in sight, and above them what is to be said of either.
class MapAndTable : public QWidget {
    Q_OBJECT

public:
    // The view is owned; the table outlives this.
    MapAndTable(const kit::Theme &theme, HeatmapView *view, GpuTable &table);

    void showTable(bool isTable);
    // Each in a banner of its own; nothing is said where the sentence is empty.
    void saySilent(const QString &sentence) { say(*silent_, sentence); }
    // What can be done about it; it outlives this.
    void setSilentAction(QAction *action);
    void sayUnmeasured(const QString &sentence) { say(*unmeasured_, sentence); }
    // Why the filter matches nothing, where that is known.
    void sayUnmatched(const QString &sentence) { say(*unmatched_, sentence); }
    void sayUncompared(const QString &sentence) { say(*uncompared_, sentence); }

    bool isTable() const;
    // The one that is in sight.
    QWidget *shown() const;
    kit::WindowGrid *grid() const { return grid_; }

private:
    static void say(kit::Banner &banner, const QString &sentence);
    void buildGrid();
    kit::Banner *makeBanner(const char *name);

    const kit::Theme &theme_;
    GpuTable &table_;
    kit::WindowGrid *grid_;
    QStackedWidget *twins_;
    kit::Banner *silent_;
    kit::Banner *unmeasured_;
    kit::Banner *uncompared_;
    kit::Banner *unmatched_;
};

} // namespace gpuspage
