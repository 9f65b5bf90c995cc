#pragma once

#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

namespace kit {
class ListPane;
class PageHeader;
class Pill;
} // namespace kit

namespace findingspage {

class FindingActions;
class FindingInspector;

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
    QList<QAction *> lend(const QStringList &names) override;
    void giveBack() override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void makeActions();
    void build();
    void follow();
    void showFact();
    void showSelection();
    // Whose addresses are looked at, in a sentence.
    QString whatIsLookedAt() const;
    void showScans();
    QString selected() const;

    const kit::Session session_;
    FindingActions *actions_ = nullptr;
    kit::PageHeader *header_ = nullptr;
    kit::Pill *paused_ = nullptr; // how many scans are
    kit::ListPane *list_ = nullptr;
    FindingInspector *inspector_ = nullptr;
};

} // namespace findingspage
