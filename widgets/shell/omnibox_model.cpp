#include "widgets/shell/omnibox_model.h"

#include <QAction>

#include "backend/client/resource_cache.h"
#include "backend/core/kinds.h"
#include "widgets/shell/action_book.h"
#include "widgets/shell/link.h"

namespace shell {

namespace {

constexpr int mostMatches = 40;

QString wordsOf(const QAction &action) {
    return action.text().remove(QLatin1Char('&'));
}

} // namespace

OmniboxModel::OmniboxModel(const ActionBook &book, const client::ResourceCache &cache, QObject *parent)
    : QAbstractListModel(parent), book_(book), cache_(cache) {
    // What was not there yet may be now.
    connect(&cache_, &client::ResourceCache::stateChanged, this, [this] {
        if (!matches_.isEmpty() && !matches_.first().absence.isEmpty())
            search(text_);
    });
}

void OmniboxModel::search(const QString &text) {
    text_ = text;
    const auto trimmed = text.trimmed();
    const bool actionsOnly = trimmed.startsWith(QLatin1Char('>'));
    const bool objectsOnly = trimmed.startsWith(QLatin1Char('@'));
    const auto words = actionsOnly || objectsOnly ? trimmed.mid(1).trimmed() : trimmed;
    QVector<Match> matches;
    if (!objectsOnly)
        addActions(words, &matches);
    if (!actionsOnly && !words.isEmpty())
        addObjects(words, &matches);
    if (matches.isEmpty())
        matches.append(Match{nullptr, {}, absence(words)});
    beginResetModel();
    matches_ = std::move(matches);
    endResetModel();
}

int OmniboxModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(matches_.size());
}

QVariant OmniboxModel::data(const QModelIndex &index, int role) const {
    const auto &match = matches_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return match.action ? wordsOf(*match.action) : match.object + match.absence;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return match.action && !match.action->isEnabled() ? match.action->toolTip() : QString();
    case DetailRole:
        if (match.action && !match.action->isEnabled())
            return match.action->toolTip();
        return match.action ? match.action->shortcut().toString(QKeySequence::NativeText) : QString();
    case IsEnabledRole:
        return match.action ? match.action->isEnabled() : match.absence.isEmpty();
    default:
        return {};
    }
}

void OmniboxModel::addActions(const QString &words, QVector<Match> *matches) const {
    for (auto *action : book_.actions()) {
        if (matches->size() == mostMatches)
            return;
        if (wordsOf(*action).contains(words, Qt::CaseInsensitive) || action->objectName().contains(words))
            matches->append(Match{action, {}, {}});
    }
}

void OmniboxModel::addObjects(const QString &words, QVector<Match> *matches) const {
    const auto wanted = Link::targetOf(words).toLower().toStdString();
    // All names of a kind begin alike, which is no reason to find them.
    const bool isWhole = wanted.find('/') != std::string::npos;
    for (const auto &kind : core::allKinds()) {
        // Nobody looks for an operation by its random id.
        if (!kind.managedBy.empty())
            continue;
        for (const auto &name : cache_.names(kind.plural)) {
            if (matches->size() == mostMatches)
                return;
            if (name.find(wanted, isWhole ? 0 : name.find('/') + 1) != std::string::npos)
                matches->append(Match{nullptr, QString::fromStdString(name), {}});
        }
    }
}

QString OmniboxModel::absence(const QString &words) const {
    if (words.isEmpty())
        return tr("Type part of a name.");
    if (cache_.state() == client::ResourceCache::State::Loading)
        return tr("The objects are still being loaded.");
    return tr("Nothing found for %1.").arg(words);
}

} // namespace shell
