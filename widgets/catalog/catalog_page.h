#pragma once

#include "widgets/catalog/lifecycle_verb.h"
#include "widgets/kit/page.h"
#include "widgets/kit/session.h"

namespace kit {
class ListPane;
class PageHeader;
} // namespace kit

namespace catalogpage {

class ModelInspector;

// Every model that the organisation knows: found, described, imported, changed and moved through its lifecycle.
class CatalogPage : public kit::Page {
    Q_OBJECT

public:
    static kit::PageFacts facts();

    explicit CatalogPage(const kit::Session &session, QWidget *parent = nullptr);

    std::optional<qint64> count() const override;
    bool reveal(const QString &name) override;
    QString shownObject() const override { return selected(); }
    bool isSettled() const override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void makeActions();
    void build();
    void buildFoot();
    void follow();
    void showFact();
    void showSelection();
    // Says of each action whether it can be done here and now, and if not, why.
    void judgeActions();
    void judge(QAction *action, const std::string &permission, const std::string &name, const QString &obstacle);
    // An object of the catalog, read whole, in the change dialog.
    void edit(const std::string &name);
    void editVersion();
    void remove();
    void move(Verb verb);
    QString selected() const;

    const kit::Session session_;
    QAction *import_;
    QAction *create_;
    QAction *edit_;
    QAction *editVersion_;
    QAction *remove_;
    QList<std::pair<Verb, QAction *>> verbs_;
    kit::PageHeader *header_;
    kit::ListPane *list_;
    ModelInspector *inspector_;
    // To be chosen as soon as its model is shown.
    QString awaitedVersion_;
};

} // namespace catalogpage
