#pragma once

#include <array>

#include "widgets/changes/request_scope.h"
#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

class QTabBar;
class QTabWidget;

namespace kit {
class HistoryView;
class ListPane;
class PageHeader;
} // namespace kit

namespace changespage {

class RequestActions;
class RequestInspector;
class RequestReview;
class RequestsModel;

// Changes that wait for others to approve them: which wait for whom, what each would do now, and what was said of it.
class ChangesPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit ChangesPage(const kit::Session &session, QWidget *parent = nullptr);

    // Of those that wait for this console's person; nothing where none does.
    std::optional<qint64> count() const override;
    bool reveal(const QString &name) override;
    QString shownObject() const override;
    QRect shownPlace() const override;
    bool isSettled() const override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    static constexpr std::array scopes{Scope::Waiting, Scope::Own, Scope::Open, Scope::All};

    void makeActions();
    void build();
    QWidget *buildDetails();
    void follow();
    Scope scope() const;
    void showScope();
    void showCounts();
    void showSelection();
    void showHistory();
    // Looks first at what waits for this person, where something does, and else at what is open; until somebody
    // chooses.
    void begin();
    int countIn(Scope scope) const;

    const kit::Session session_;
    RequestReview *review_;
    RequestActions *actions_ = nullptr;
    RequestsModel *table_ = nullptr;
    kit::PageHeader *header_ = nullptr;
    QTabBar *lists_ = nullptr;
    kit::ListPane *list_ = nullptr;
    RequestInspector *inspector_ = nullptr;
    QTabWidget *details_ = nullptr;
    kit::HistoryView *history_ = nullptr;
    QString shownScope_;
    // It is known what is looked at first, or somebody has chosen.
    bool hasBegun_ = false;
};

} // namespace changespage
