#pragma once

#include <QTimer>

#include "backend/client/pending.h"
#include "widgets/audit/event_source.h"
#include "widgets/kit/page.h"

class QPushButton;

namespace kit {
class FilterBar;
class PageHeader;
class Pill;
class RoleLabel;
class StatePanel;
class WindowGrid;
} // namespace kit

namespace auditpage {

class EventInspector;

// The log of changes: every event with the proof of it that this console has checked, and what an event changed.
class AuditPage final : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit AuditPage(const kit::Session &session, QWidget *parent = nullptr);
    ~AuditPage() override;

    bool reveal(const QString &name) override;
    QString shownObject() const override;
    QRect shownPlace() const override;
    bool isSettled() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    // Reading the log is an event itself, so it is read when somebody looks.
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void buildActions();
    QWidget *buildTop();
    QWidget *buildList();
    void build();
    void connectAll();

    void followConnection();
    void load();
    void showList();
    void showState();
    void showHead();
    void showFresh();
    void showActions();
    void showZone();
    void select(qint64 row);
    void findRow();
    void openObject(qint64 row);
    void openMenu(qint64 row, const QPoint &place);
    void proveVisible();
    void verifyAll();
    void chooseProofFile();
    void writeProof(const QString &path);
    void checkSettled();
    qint64 newestSize() const;

    const kit::Session session_;
    EventSource *source_;
    QAction *verifyAll_ = nullptr;
    QAction *saveProof_ = nullptr;
    QAction *openObject_ = nullptr;
    QAction *openPolicySet_ = nullptr;
    QAction *showNew_ = nullptr;
    QAction *clearFilter_ = nullptr;
    kit::PageHeader *header_ = nullptr;
    kit::Pill *verdict_ = nullptr;
    kit::RoleLabel *lastVisit_ = nullptr;
    kit::FilterBar *filter_ = nullptr;
    QPushButton *fresh_ = nullptr;
    kit::StatePanel *panel_ = nullptr;
    kit::WindowGrid *grid_ = nullptr;
    EventInspector *inspector_ = nullptr;
    client::Pending<pilothouse::v1::VerifyLogResponse> verifying_;
    // One look at what is in sight, for any number of changes in a turn of the event loop.
    QTimer lookSoon_;
    bool wasSettled_ = false;
    // Of the list that the inspector was compared with last.
    QString describedFilter_;
};

} // namespace auditpage
