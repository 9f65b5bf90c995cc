#pragma once

#include "backend/client/resource_view.h"
#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

class QPushButton;
class QStackedWidget;

namespace kit {
class Banner;
class FilterBar;
class PageHeader;
class Pill;
class StatePanel;
class WindowGrid;
} // namespace kit

namespace gpuspage {

class FleetFeed;
class GpuInspector;
class GpuReader;
class GpuTable;
class HeatmapLegend;
class HeatmapView;
class MapLook;
class MapTime;
class SourceActions;

// All GPUs of the fleet and what is measured of them, now and before: as a map, and as a table of the same with one
// selection and one filter.
class GpusPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit GpusPage(const kit::Session &session, QWidget *parent = nullptr);
    ~GpusPage() override;

    std::optional<qint64> count() const override;
    // One GPU as `gpus/<cluster>/<node>/<index>`, or those of a node without the index.
    bool reveal(const QString &name) override;
    QString shownObject() const override;
    bool isSettled() const override;

    // Answers what went wrong; nothing when the file was written.
    [[nodiscard]] QString exportTo(const QString &file);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeParts();
    void makeActions();
    void makeExports();
    void build();
    QLayout *buildFilter();
    QWidget *buildContent();
    QWidget *buildFoot();
    void buildGrid();
    void connectAll();
    void followFleet();
    void pause();
    void showTable(bool isTable);
    bool revealNode(int node);
    void want();
    void applyFilter();
    void takeValues();
    void showState();
    void showFact();
    void showPills();
    void showSites();
    void judgeActions();
    void openMenu(const QPoint &place);
    void openMenuOf(QPushButton *button, const std::function<void(QMenu *)> &fill);
    void chooseFile(const QString &suffix, const QString &filter);
    void copySerials();
    bool isMeasured() const;
    bool isLoaded() const;
    int matchCount() const;
    // Of what is selected, each once.
    QStringList selectedNodes() const;

    const kit::Session session_;
    GpuFleet fleet_;
    // What the filter lets through.
    client::ResourceView filtered_;
    FleetFeed *feed_;
    GpuReader *reader_;
    HeatmapView *view_;
    HeatmapLegend *legend_;
    GpuTable *table_;
    MapLook *look_ = nullptr;
    MapTime *time_ = nullptr;
    SourceActions *sources_ = nullptr;
    QAction *asTable_;
    QAction *fit_;
    QAction *zoomIn_;
    QAction *zoomOut_;
    QAction *pin_;
    QAction *showNode_;
    QAction *showDeployment_;
    QAction *copySerials_;
    QList<QAction *> exports_;
    kit::PageHeader *header_;
    kit::FilterBar *filter_;
    kit::Banner *banner_;
    kit::WindowGrid *grid_;
    QStackedWidget *twins_;
    kit::StatePanel *panel_;
    GpuInspector *inspector_;
    QWidget *foot_;
    kit::Pill *critical_;
    kit::Pill *degraded_;
    kit::Pill *idle_;
    kit::Pill *stale_;
    kit::Pill *simulated_;
    kit::Pill *past_;
    v1::DescribeGpuResponse carded_;
    QString cardedNode_;
    QString awaited_;
    bool isFiltered_ = false;
};

} // namespace gpuspage
