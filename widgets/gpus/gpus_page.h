#pragma once

#include <memory>

#include "backend/client/resource_view.h"
#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/map_sheet.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

class QStackedWidget;

namespace kit {
class FilterBar;
class StatePanel;
} // namespace kit

namespace gpuspage {

class FleetFeed;
class GpuActions;
class GpuDetails;
class GpuExport;
class GpuInspector;
class GpuTable;
class GpusHeader;
class HeatmapLegend;
class HeatmapView;
class MapActions;
class MapAndTable;
class MapBar;
class MapComparison;
class MapFoot;
class MapLook;
class MapTime;
class OwnerFeed;
class SelectionActions;
class SeverityFilter;
class ShownGpus;
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
    // `/details` after its name; as a table those of a severity, `gpus?severity = CRITICAL`; on the map
    // those of the nodes that a filter lets through, `nodes?rack = "07"`.
    bool reveal(const QString &name) override;
    QString shownObject() const override;
    QRect shownPlace() const override;
    bool isSettled() const override;
    void present() override;
    QList<QAction *> lend(const QStringList &names) override;
    void giveBack() override;
    // What a picture of the map says of itself.
    MapSheet::Words sheetWords() const;

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeParts();
    void makeActions();
    void makeExports();
    kit::ActionMaker maker();
    void build();
    QLayout *buildBar();
    void buildInspector();
    void makeRoom();
    void showDetails();
    void showFoot();
    void judgeDetails();
    void connectAll();
    void connectFilter();
    void connectLooks();
    void followFleet();
    void pause();
    void showTable(bool isTable);
    bool revealNode(int node);
    bool revealNodes(const QString &filter);
    bool revealSource(const QString &name);
    void makeDetails();
    void openGpu(const GpuRef &gpu);
    void closeGpu();
    bool isGpuOpen() const;
    // Of the GPU that is open, else of the one that is described beside the map.
    const v1::DescribeGpuResponse &description() const;
    void want();
    void applyFilter();
    void showSeverity();
    void takeValues();
    void showState();
    void showSilence();
    void showFact();
    void showFigures();
    void showSites();
    void judgeActions();
    void openMenu(const QPoint &place);
    bool isLoaded() const;

    const kit::Session session_;
    GpuFleet fleet_;
    // What the filter lets through.
    client::ResourceView filtered_;
    FleetFeed *feed_;
    OwnerFeed *owners_;
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
    MapActions *sizes_ = nullptr;
    SelectionActions *selected_ = nullptr;
    QAction *asTable_;
    QAction *besides_; // what is selected, described beside the map
    QAction *back_;
    QAction *showSilent_; // the source that tells nothing, or all of them
    GpuExport *export_ = nullptr;
    GpusHeader *header_;
    MapBar *bar_ = nullptr;
    kit::FilterBar *filter_; // in it
    std::unique_ptr<ShownGpus> shown_;
    MapAndTable *twins_;
    QStackedWidget *pages_ = nullptr; // the fleet, one GPU
    kit::StatePanel *panel_;
    GpuInspector *inspector_;
    MapFoot *foot_;
    bool isSmall_ = false;
    bool isPresented_ = false;
    QString awaited_;
};

} // namespace gpuspage
