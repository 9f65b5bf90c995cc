#pragma once

#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

namespace kit {
class FilterBar;
class GridView;
class PageHeader;
class StatePanel;
} // namespace kit

namespace findingspage {

class FindingActions;
class FindingInspector;
class FindingsModel;

// Inference that no deployment owns: what was found, what it is, and what people made of it.
class FindingsPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit FindingsPage(const kit::Session &session, QWidget *parent = nullptr);

    // Of those that are open.
    std::optional<qint64> count() const override;
    bool reveal(const QString &name) override;
    QString shownObject() const override { return selected(); }
    bool isSettled() const override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void makeActions();
    void build();
    void buildGrid();
    void follow();
    void showState();
    void showFact();
    void showSelection();
    // Whose addresses are looked at, in a sentence.
    QString whatIsLookedAt() const;
    QString selected() const;

    const kit::Session session_;
    FindingsModel *model_;
    FindingActions *actions_ = nullptr;
    kit::PageHeader *header_ = nullptr;
    kit::FilterBar *filter_ = nullptr;
    kit::GridView *grid_ = nullptr;
    kit::StatePanel *panel_ = nullptr;
    FindingInspector *inspector_ = nullptr;
    // To be shown as soon as it is there.
    QString awaited_;
};

} // namespace findingspage
