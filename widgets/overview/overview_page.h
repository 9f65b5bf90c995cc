#pragma once

#include "widgets/kit/page.h"
#include "widgets/kit/session.h"
#include "widgets/overview/need_queue.h"
#include "widgets/overview/need_words.h"
#include "widgets/overview/rack_needs.h"
#include "widgets/overview/serving_tally.h"

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace kit {
class PageHeader;
class Pill;
class StatePanel;
} // namespace kit

namespace overviewpage {

class CapacityCard;
class ChangeFeed;
class FirstSteps;
class FleetGlance;
class GlanceGrid;
class HealthCard;
class IncidentBanner;
class LatelyCard;
class NeedsCard;
class RecentChanges;

// What somebody needs who sits down in the morning, at one glance: what there is and what of it is used, how it is,
// what waits for a person, and what changed lately. Where nothing is deployed it says what to do first.
class OverviewPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit OverviewPage(const kit::Session &session, QWidget *parent = nullptr);
    ~OverviewPage() override;

    // Of what waits for a person.
    std::optional<qint64> count() const override;
    // It leads to objects and shows none itself.
    bool reveal(const QString &) override { return false; }
    QString shownObject() const override { return {}; }
    bool isSettled() const override;
    void present() override;

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void follow();
    void followFleet();
    void begin();
    void pause();
    void takeChange(const std::string &name);
    // That wait for this person; whose turn it is follows from who this is, too.
    void lookAtRequests();
    void retry();
    void showState();
    void showNeeds();
    void showFleet();
    void showFact();
    // Where guests can be shown what goes wrong.
    void buildGuestButtons();
    bool hasIncidents() const;
    bool isLoaded() const;
    // Nothing serves here, and there is nothing to look at.
    bool isNew() const;
    std::string userOf(const std::string &secret) const;
    // Where a rate for an hour of a GPU can be given.
    QString clusterWithoutRate() const;

    const kit::Session session_;
    NeedQueue queue_;
    RackNeeds gpus_{queue_, QStringLiteral("gpus"), &NeedWords::ofGpusOfRack};
    RackNeeds nodes_{queue_, QStringLiteral("nodes"), &NeedWords::ofNodesOfRack};
    ServingTally tally_;
    FleetGlance *fleet_;
    ChangeFeed *feed_;
    RecentChanges *recent_;
    kit::PageHeader *header_;
    kit::Pill *simulated_;
    IncidentBanner *incidents_;
    QList<QPushButton *> guests_;
    CapacityCard *capacity_;
    HealthCard *health_;
    NeedsCard *needs_;
    LatelyCard *lately_;
    FirstSteps *steps_;
    GlanceGrid *grid_ = nullptr;
    QStackedWidget *contents_;
    kit::StatePanel *panel_;
    bool hasBegun_ = false;
};

} // namespace overviewpage
