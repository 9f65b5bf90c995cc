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
class GpuActions;
class GpuDetails;
class GpuInspector;
class GpuReader;
class GpuTable;
class HeatmapLegend;
class HeatmapView;
class MapComparison;
class MapLook;
class MapTime;
class OwnerFeed;
class SeverityFilter;
class SilenceActions;
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
    // One GPU as `gpus/<cluster>/<node>/<index>`, or those of a node without the index; the page of one GPU with
    // `/details` after its name; as a table those of a severity, `gpus?severity = CRITICAL`.
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
    void connectLooks();
    void followFleet();
    void pause();
    void showTable(bool isTable);
    bool revealNode(int node);
    void makeDetails();
    void openGpu(const GpuRef &gpu);
    void closeGpu();
    bool isGpuOpen() const;
    void want();
    void applyFilter();
    void showSeverity();
    void showSilences();
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
    OwnerFeed *owners_;
    GpuReader *reader_;
    HeatmapView *view_;
    HeatmapLegend *legend_;
    GpuTable *table_;
    MapLook *look_ = nullptr;
    MapTime *time_ = nullptr;
    MapComparison *comparison_ = nullptr;
    SourceActions *sources_ = nullptr;
    GpuActions *deeds_ = nullptr;
    SeverityFilter *severity_ = nullptr;
    SilenceActions *silences_ = nullptr;
    GpuDetails *details_ = nullptr;
    QAction *asTable_;
    QAction *fit_;
    QAction *zoomIn_;
    QAction *zoomOut_;
    QAction *pin_;
    QAction *open_;
    QAction *back_;
    QAction *showNode_;
    QAction *showDeployment_;
    QAction *copySerials_;
    QList<QAction *> exports_;
    kit::PageHeader *header_;
    kit::FilterBar *filter_;
    kit::Banner *banner_;
    kit::Banner *compared_;
    kit::WindowGrid *grid_;
    QStackedWidget *twins_;
    QStackedWidget *pages_ = nullptr; // the fleet, one GPU
    kit::StatePanel *panel_;
    GpuInspector *inspector_;
    QWidget *foot_;
    QPushButton *quiet_;
    kit::Pill *idle_;
    kit::Pill *stale_;
    kit::Pill *simulated_;
    kit::Pill *past_;
    kit::Pill *byNode_;
    v1::DescribeGpuResponse carded_;
    QString cardedNode_;
    QString awaited_;
};

} // namespace gpuspage
