#pragma once

#include "backend/client/pending.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {
class FactList;
class HistoryView;
class MarkdownView;
} // namespace kit

namespace catalogpage {

namespace v1 = pilothouse::v1;

class VersionsView;

// One model, described: its facts and those of the chosen version, its card, its versions, its history.
class ModelInspector : public kit::Inspector {
    Q_OBJECT

public:
    ModelInspector(const kit::Session &session, QWidget *parent = nullptr);

    // Empty shows that nothing is selected.
    void show(const QString &model);
    // The same again, after it has changed.
    void refresh();
    void chooseVersion(const QString &name);
    // Of the chosen version; stands among the versions.
    void addVersionAction(QAction *action);

    const QString &model() const { return name_; }
    // Null while there is none.
    const v1::Resource *version() const;
    // What is shown is all that there is to show.
    bool isSettled() const { return !pending_.isOpen(); }

Q_SIGNALS:
    void versionChanged();
    // By Enter or a double click.
    void versionActivated();
    void settled();

private:
    void buildTabs();
    QWidget *buildCard();
    QWidget *buildHistory();
    // What the tab in sight shows comes apart from the cache, and only for it.
    void fillTab();
    void showFacts();
    void fetchCard();
    void showCard(const core::Result<v1::GetResponse> &answer);

    const kit::Session session_;
    QString name_;
    std::string cardEtag_;
    client::Pending<v1::GetResponse> pending_;
    VersionsView *versions_;
    kit::FactList *facts_;
    // Both null until somebody looks.
    kit::MarkdownView *card_ = nullptr;
    kit::HistoryView *history_ = nullptr;
};

} // namespace catalogpage
