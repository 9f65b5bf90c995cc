#pragma once

#include <array>

#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

class QPushButton;
class QStackedWidget;
class QTabBar;
class QUrlQuery;

namespace kit {
class ListPane;
class ObjectActions;
class PageHeader;
class Pill;
class ResourceTable;
struct FilteredList;
} // namespace kit

namespace accesspage {

class AccessInspector;
class BindingActions;
class InvitationActions;
class PersonActions;
class ReplyInspector;
class WhoMayView;

// Who may do what: people with their certificates, the roles that they hold and until when, teams, invitations, and the
// question who can do what, in both directions, with its reasons. One list at a time, chosen by tabs.
class AccessPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit AccessPage(const kit::Session &session, QWidget *parent = nullptr);

    // Of people and programs.
    std::optional<qint64> count() const override;
    bool reveal(const QString &name) override;
    void expect(const QString &name) override;
    QString shownObject() const override;
    QRect shownPlace() const override;
    bool isSettled() const override;
    QList<QAction *> lend(const QStringList &names) override;
    void giveBack() override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    enum List { People, Bindings, Teams, Invitations, ListCount, WhoMay = ListCount };
    static constexpr const char *kinds[] = {"principals", "roleBindings", "teams", "invitations"};

    void makeActions();
    void makeLists();
    void build();
    void buildFoot();
    void follow();
    void showList(int list);
    void ask(const QUrlQuery &parts);
    bool showFiltered(const kit::FilteredList &filtered);
    void showSelection();
    void showTitles();
    void showFact();
    // How many people administer the organisation without an end.
    int administrators() const;
    // What comes to its end.
    void showWarnings();
    void choose();
    void openMenu(int list, const QPoint &place);
    QList<QAction *> actionsOf(int list) const;
    // What makes a new one of the list that is shown; the roles are given where they are asked about.
    QAction *creation() const;
    QWidget *contents() const;

    const kit::Session session_;
    int list_ = People;
    std::array<kit::ResourceTable *, ListCount> tables_{};
    std::array<kit::ListPane *, ListCount> panes_{};
    std::array<AccessInspector *, ListCount> described_{};
    PersonActions *people_ = nullptr;
    BindingActions *bindings_ = nullptr;
    kit::ObjectActions *teams_ = nullptr;
    InvitationActions *invitations_ = nullptr;
    kit::PageHeader *header_;
    kit::Pill *warning_ = nullptr;
    QPushButton *create_;
    QTabBar *tabs_;
    QStackedWidget *filters_;
    QStackedWidget *lists_;
    QStackedWidget *inspectors_;
    WhoMayView *whoMay_;
    ReplyInspector *reply_;
};

} // namespace accesspage
